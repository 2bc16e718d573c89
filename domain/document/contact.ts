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
  const lines = withoutOthers(end > 5 ? all.slice(0, end) : all);
  const ownLines = lines.map((line, at) => (at < topLines || isContactLine(line) ? line : ""));
  const emails = emailsIn(ownLines);
  const contactLines = lines.flatMap((line, at) => (at < 200 && contactMark.test(line) ? [at] : []));
  const name =
    nameIn({ lines, emails, contactLines, filename }) ?? (filename ? nameFromFilename(filename) : undefined);
  const zone = contactZone(
    lines,
    contactLines.filter((at) => at < 12 || ownLines[at]?.includes("@")),
  );
  return compact({
    name,
    email: ownEmail(emails, name),
    phone: phoneIn(zone),
    headline: headlineIn(lines, name),
    location: locationIn(zone),
  });
}

/** Up to here an address in any line is taken for the person's own. */
const topLines = 12;
const othersMark =
  /\b(?:supervisors?|reports? to|reporting to|line manager|may (?:we )?contact|available for contact|salary|hours per week|hrs? worked|vorgesetzter?|superviseur|referee)\b/i;

/** Without the lines that name superiors and their numbers, as forms of public employers ask for, and the line after. */
function withoutOthers(lines: string[]): string[] {
  const named = lines.map((line) => othersMark.test(line) && contactMark.test(line));
  return lines.map((line, at) => (named[at] || (named[at - 1] && contactMark.test(line)) ? "" : line));
}

/** A line of nothing but contacts, or an address right behind its label: the person's own wherever it stands. */
function isContactLine(line: string): boolean {
  if (/e-?mail\s*(?:address)?\s*[:：]?\s*\S+@/iu.test(line)) return true;
  const rest = line.replace(/\S*@\S*|https?:\S+|\S*(?:linkedin|github)\S*|www\.\S+/giu, "");
  const words = rest.replace(/\b(?:e-?mail|mail|contact|phone|tel|mobile|cell|home|page|of|and|or)\b/giu, "");
  return (
    line.includes("@") &&
    words.replace(/[^\p{L}]/gu, "").length <= 30 &&
    !/[:：]/u.test(words.replace(/^[\s:：|]+/u, ""))
  );
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
