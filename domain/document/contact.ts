/** The few facts that identify a résumé's person, read by rules. Unsure means absent: nothing is guessed. */
import { emailsIn } from "./email.ts";
import { nameFromFilename } from "./filename.ts";
import { headlineIn } from "./headline.ts";
import { locationIn } from "./location.ts";
import { matchStrength, nameIn } from "./name.ts";
import { phoneIn } from "./phone.ts";
import { fold, linesOf } from "./text.ts";

export interface ContactFields {
  /** One display string, at most 70 characters. */
  name?: string;
  /** Lower case, fit to send to. */
  email?: string;
  /** As written, at most 32 characters. */
  phone?: string;
  /** What the person says they do, at most 90 characters. */
  headline?: string;
  /** A town, as written, at most 80 characters. */
  location?: string;
}

const references = /^(?:references?|referees?|referenzen|références|referencias)\s*:?$/i;
const contactMark =
  /\S@\S|linkedin\.com|github\.com|(?:\+|\()\d[\d\s().-]{7,}|\b\d{3}[\s.-]\d{3}[\s.-]\d{4}\b|^(?:e-?mail|phone|tel|mobile|téléphone|telefon|電話|电话)\b/iu;

/** Reads a résumé's text; the file's name helps to tell the person's name. Never throws. */
export function readContactFields(text: string, filename?: string): ContactFields {
  const all = linesOf(text);
  const end = all.findIndex((line) => references.test(line));
  const lines = end > 5 ? all.slice(0, end) : all;
  const emails = emailsIn(lines);
  const contactLines = lines.flatMap((line, at) => (at < 200 && contactMark.test(line) ? [at] : []));
  const name =
    nameIn({ lines, emails, contactLines, filename }) ?? (filename ? nameFromFilename(filename) : undefined);
  const email = ownEmail(emails, name);
  const zone = contactZone(
    lines,
    contactLines.filter((at) => at < 12 || lines[at]?.includes("@")),
  );
  return compact({
    name,
    email,
    phone: phoneIn(zone),
    headline: headlineIn(lines, name),
    location: locationIn(zone),
  });
}

/** Of several addresses the one that goes with the name, else the first. */
function ownEmail(emails: string[], name: string | undefined): string | undefined {
  const tokens = name
    ? fold(name)
        .split(/[^\p{L}]+/u)
        .filter((token) => token.length > 1)
    : [];
  const fitting = emails.slice(0, 6).find((email) => matchStrength(tokens, email.split("@")[0] ?? "") >= 5);
  return fitting ?? emails[0];
}

/** The top of the page, and what stands around the first contacts (a side column can come late). */
function contactZone(lines: string[], contactLines: number[]): string[] {
  const wanted = new Set(Array.from({ length: contactLines.length > 0 ? 8 : 0 }, (_, at) => at));
  for (const at of contactLines.slice(0, 4))
    for (let line = at - 3; line <= at + 4; line += 1) wanted.add(line);
  return lines.filter((line, at) => wanted.has(at) && line.length < 300);
}

function compact(fields: { [K in keyof ContactFields]: ContactFields[K] | undefined }): ContactFields {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== ""),
  );
}
