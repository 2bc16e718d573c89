import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { type ContactFields, readContactFields } from "#domain/document/contact.ts";
import type { DocumentType } from "#domain/document/sniff.ts";
import { readDocument } from "./read-document.ts";

// Real résumés, which are not part of the project: where they are absent there is nothing to hold to.
const data = join(import.meta.dirname, "../../../shared/data");
const resumes = join(data, "resumes");
const masked = join(data, "livecareer");
const labelSchema = z.object({
  name: z.string(),
  email: z.string(),
  phone: z.string().optional(),
  location: z.string().optional(),
});
type Label = z.infer<typeof labelSchema>;

async function fieldsOf(folder: string, file: string): Promise<ContactFields | string> {
  const type = file.slice(file.lastIndexOf(".") + 1) as DocumentType;
  const outcome = await readDocument(new Uint8Array(readFileSync(join(folder, file))), type, Date.now());
  // Some label files carry the person's name in their own: reading must do without.
  return outcome.ok ? readContactFields(outcome.value.text) : outcome.refusal.code;
}

const digits = (text: string | undefined) => text?.replace(/\D/g, "");
const same: Record<keyof Label, (found: ContactFields, label: Label) => boolean> = {
  name: (found, label) => found.name?.toLowerCase() === label.name.toLowerCase(),
  email: (found, label) => found.email === label.email,
  phone: (found, label) => digits(found.phone) === digits(label.phone),
  location: (found, label) => found.location !== undefined && (label.location ?? "").endsWith(found.location),
};

describe.skipIf(!existsSync(join(resumes, "labels.json")))("labelled résumés", () => {
  test.each<[keyof Label, number]>([
    ["name", 0.95],
    ["email", 1],
    ["phone", 1],
    ["location", 1],
  ])(
    "%s is right in at least %d of them",
    async (field, floor) => {
      const labels = z
        .record(z.string(), labelSchema.loose())
        .parse(JSON.parse(readFileSync(join(resumes, "labels.json"), "utf8")));
      const labelled = Object.entries(labels).filter(([, label]) => label[field] !== undefined);
      const wrong: string[] = [];
      for (const [file, label] of labelled) {
        const found = await fieldsOf(resumes, file);
        if (typeof found === "string" || !same[field](found, label))
          wrong.push(`${file}: ${JSON.stringify(found)}`);
      }
      expect(1 - wrong.length / labelled.length, wrong.join("\n")).toBeGreaterThanOrEqual(floor);
    },
    60_000,
  );
});

describe.skipIf(!existsSync(masked))("résumés whose names are masked", () => {
  test("all are read, and no name is made up", async () => {
    const files = readdirSync(masked).filter((file) => file.endsWith(".pdf"));
    const unread: string[] = [];
    const named: string[] = [];
    for (const file of files) {
      const found = await fieldsOf(masked, file);
      if (typeof found === "string") unread.push(`${file}: ${found}`);
      // Whoever left their address in the text has a name that it confirms.
      else if (found.name && !found.email) named.push(`${file}: ${found.name}`);
    }
    expect(unread).toEqual([]);
    expect(named).toEqual([]);
  }, 60_000);
});
