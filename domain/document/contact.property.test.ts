import fc from "fast-check";
import { expect, test } from "vitest";
import { readContactFields } from "./contact.ts";
import { isEmail, normaliseEmail } from "./email.ts";

const limits = { name: 70, email: 254, phone: 32, headline: 90, location: 80 } as const;
const scraps = fc.constantFrom(
  "Jane Doe",
  "@",
  ".",
  "\n",
  "\t",
  " ",
  "|",
  "jane@example.com",
  "+1 (555) 123-4567",
  "Name:",
  "Resume",
  "Seattle, WA",
  "王小明",
  "ﬁ",
  "\u0000",
  "\ud800",
  "e\u0301",
  "CPA, MBA",
  "(",
  "linkedin.com/in/janedoe",
  "---",
  "12345 Ort",
);
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 400 }),
  fc
    .array(fc.oneof(scraps, fc.string({ unit: "grapheme", maxLength: 12 })), { maxLength: 60 })
    .map((parts) => parts.join("")),
);
const filename = fc.option(fc.oneof(text, fc.constantFrom("Jane_Doe.pdf", ".pdf", "a/b\\c.pdf")), {
  nil: undefined,
});

test("whatever the text, reading never throws, and every field keeps its bounds", () => {
  fc.assert(
    fc.property(text, filename, (body, file) => {
      const fields = readContactFields(body, file);
      for (const [field, value] of Object.entries(fields)) {
        expect(value.length).toBeGreaterThan(0);
        expect(value.length).toBeLessThanOrEqual(limits[field as keyof typeof limits]);
        expect(value).not.toMatch(/\p{Cc}/u);
      }
      if (fields.email !== undefined) expect(isEmail(fields.email)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test("a name is never made up: its words stand in the text or in the file's name", () => {
  fc.assert(
    fc.property(text, filename, (body, file) => {
      const { name } = readContactFields(body, file);
      const source = `${body}${file ?? ""}`.replace(/\s/g, "").normalize("NFKC").toLowerCase();
      for (const word of name?.split(/\s+/) ?? []) {
        expect(source.replace(/[^\p{L}]/gu, "")).toContain(
          word
            .normalize("NFKC")
            .toLowerCase()
            .replace(/[^\p{L}]/gu, ""),
        );
      }
    }),
    { numRuns: 1_000 },
  );
});

test("normalising an address twice changes nothing more", () => {
  fc.assert(
    fc.property(fc.oneof(fc.emailAddress(), text), (raw) => {
      const once = normaliseEmail(raw);
      if (once !== undefined) expect(normaliseEmail(once)).toBe(once);
    }),
  );
});

test("no text, however long and repetitive, makes a pattern run away", () => {
  const nasty = [
    "a@".repeat(30_000),
    "A ".repeat(30_000),
    "1 ".repeat(30_000),
    "(((".repeat(20_000),
    "a.".repeat(30_000),
    "Jane, ".repeat(10_000),
    `${"x".repeat(1_900)}\n`.repeat(30),
    "at [ at ".repeat(8_000),
    "1-".repeat(30_000),
    "Ab-".repeat(20_000),
  ];
  for (const body of nasty) {
    const start = performance.now();
    readContactFields(body, body.slice(0, 5_000));
    expect(performance.now() - start, body.slice(0, 12)).toBeLessThan(3_000);
  }
}, 40_000);
