/**
 * Whose résumé it is. Candidates are gathered from the lines where names stand and weighed by evidence:
 * a label, the person's own e-mail address or profile link, the file's name, the place on the page. A candidate
 * that nothing but its shape speaks for is not taken: no name is better than a wrong one.
 */
import { isHeadline } from "./headline.ts";
import { type NameShape, nameShape } from "./name-shape.ts";
import { bounded, fold } from "./text.ts";

export interface NameContext {
  lines: string[];
  emails: string[];
  /** Line numbers where an address, a telephone or a profile link stands. */
  contactLines: number[];
  filename?: string | undefined;
}

const enough = 5;
const label =
  /^(?:full\s+)?(?:name|candidate(?: name)?|nom(?: et pr[ée]nom)?|pr[ée]nom et nom|nombre(?: completo| y apellidos)?|nome(?: completo| e cognome)?|vor- und (?:zu|nach)name|naam|imi[ęe] i nazwisko|nazwisko|ad[ıi] soyad[ıi]|姓名|氏名|名前|이름|성명|фио|имя|الاسم)\s*[:：]\s*(.{2,80})$/iu;
const heading =
  /^(?:(?:the\s+)?(?:curriculum\s+vit(?:ae|æ)|r[ée]sum[ée]|lebenslauf|c\.?v\.?|currículum|hoja de vida|profile|biodata|bio-data)(?:\s+(?:of|de|von|for|–|-))?\s*[:：|–-]?\s*)+/iu;
const trailer = /\s*[-–|:,]?\s*(?:curriculum\s+vit(?:ae|æ)|r[ée]sum[ée]|lebenslauf|c\.?v\.?)\s*$/iu;

interface Candidate {
  shape: NameShape;
  line: number;
  labelled: boolean;
  alone: boolean;
}

/** The name as written (its mixed-case spelling if the text has one), at most 70 characters; undefined if unsure. */
export function nameIn(context: NameContext): string | undefined {
  let best: { shape: NameShape; score: number } | undefined;
  for (const candidate of candidatesIn(context)) {
    const score = weigh(candidate, context);
    if (score >= enough && (!best || score > best.score)) best = { shape: candidate.shape, score };
  }
  return best ? bounded(bestSpelling(best.shape.text, context), 70) : undefined;
}

function candidatesIn({ lines, contactLines }: NameContext): Candidate[] {
  const near = new Set(
    contactLines
      .slice(0, 6)
      .flatMap((at) => [-6, -5, -4, -3, -2, -1, 0, 1, 2, 3].map((offset) => at + offset)),
  );
  const numbers = lines.map((_, at) => at).filter((at) => at < 14 || (at < 120 && near.has(at)));
  return numbers.flatMap((at) => piecesOf(lines[at] ?? "").flatMap((piece) => toCandidate(piece, at)));
}

interface Piece {
  text: string;
  alone: boolean;
}

function piecesOf(line: string): Piece[] {
  if (line.length > 200) return [];
  const bare = line.replace(heading, "").replace(trailer, "");
  const parts = bare.split(/\s*[\t|•·●▪◆/]\s*|\s+[–—-]\s+|\s{3,}/u).filter(Boolean);
  // "Ana Díaz ana@example.com": what stands before the address on its line.
  const beforeContact =
    /^(.{3,60}?)\s*[(<,|]?\s*(?:\S+@\S+|\+?\(?\d[\d\s()-]{7,}|e-?mail\b|phone\b|tel\b)/iu.exec(bare)?.[1];
  const whole = parts.length > 1 ? [{ text: bare, alone: true }] : [];
  const pieces = [...whole, ...parts.map((text) => ({ text, alone: parts.length === 1 }))];
  return beforeContact ? [...pieces, { text: beforeContact, alone: false }] : pieces;
}

function toCandidate(piece: Piece, line: number): Candidate[] {
  const named = label.exec(piece.text)?.[1];
  const text = (named ?? piece.text).replace(/[,;:|\s-]+$/, "").trim();
  const found: Candidate[] = [];
  const swapped = /^([\p{L}\p{M}'’ -]{2,30}),\s+([\p{L}\p{M}'’. -]{2,30})$/u.exec(text);
  const straight = nameShape(text);
  if (straight) found.push({ shape: straight, line, labelled: Boolean(named), alone: piece.alone });
  const turned = !straight && swapped ? nameShape(`${swapped[2]} ${swapped[1]}`) : undefined;
  // "Surname, Given" looks like "City, Country": only other evidence can carry it.
  if (turned)
    found.push({ shape: { ...turned, stateLike: true }, line, labelled: Boolean(named), alone: piece.alone });
  return found;
}

function weigh(candidate: Candidate, context: NameContext): number {
  const { shape, line, alone, labelled } = candidate;
  const evidence = (labelled ? 6 : 0) + ownEvidence(shape, context);
  const nextContact = context.contactLines.find((at) => at >= line);
  const contactNear = nextContact !== undefined && nextContact - line <= 5;
  const titleNext = alone && line <= 3 && isHeadline(context.lines[line + 1] ?? "");
  const place = line <= 1 ? 3 : line <= 3 ? 2 : line <= 6 ? 1 : 0;
  if (isDoubtful({ candidate, context, evidence, contactNear, titleNext })) return 0;
  const single = shape.size < 2 && evidence < 5;
  const penalty = (shape.soft && evidence < 3 ? 1 : 0) + (single ? 1 : 0);
  return evidence + place + (contactNear ? 2 : 0) + (alone ? 1 : 0) + (titleNext ? 1 : 0) - penalty;
}

interface Weighing {
  candidate: Candidate;
  context: NameContext;
  evidence: number;
  contactNear: boolean;
  titleNext: boolean;
}

/** What rules a candidate out unless its evidence outweighs the doubt. */
function isDoubtful({ candidate, context, evidence, contactNear, titleNext }: Weighing): boolean {
  const { shape, line, labelled, alone } = candidate;
  if (shape.stateLike && evidence < 3) return true;
  if (shape.small && evidence < 5) return true;
  // Far down a page a name that ends in an initial is the first half of a broken line.
  if (line > 3 && /\s\p{Lu}\.?$/u.test(shape.text)) return true;
  // Without spaces to go by, only the top of a page with contacts is trusted.
  if (shape.ideographic && !labelled) return line > 2 || !contactNear;
  // One word must stand at the very top, above a job title and contacts, and not be the employer's.
  if (shape.size < 2 && evidence < 5) {
    const domains = context.emails.map((email) => email.split("@")[1] ?? "");
    const isCompany = domains.some((domain) => shape.tokens.some((token) => domain.startsWith(`${token}.`)));
    return isCompany || !(line === 0 && alone && contactNear && titleNext);
  }
  return !contactNear && evidence === 0 && !(line === 0 && titleNext);
}

/** What the person's own address, profile link or file name says for this name. */
function ownEvidence(shape: NameShape, { lines, emails, filename }: NameContext): number {
  const handles = lines
    .slice(0, 120)
    .flatMap((text) =>
      [
        ...text.matchAll(
          /(?:linkedin\.com\/in|github\.com|gitlab\.com|xing\.com\/profile)\/([\p{L}\p{N}_%-]{3,60})/giu,
        ),
      ].map((match) => match[1] ?? ""),
    );
  const byMail = Math.max(
    0,
    ...emails.slice(0, 4).map((email) => matchStrength(shape.tokens, email.split("@")[0] ?? "")),
  );
  const byHandle = Math.max(0, ...handles.slice(0, 6).map((handle) => matchStrength(shape.tokens, handle)));
  const file = fold(filename ?? "").replace(/[^\p{L}]+/gu, "");
  const byFile =
    shape.tokens.filter((token) => token.length >= 2 && file.includes(token)).length >=
    Math.min(2, shape.tokens.length)
      ? 4
      : 0;
  return Math.max(byMail, byHandle >= 5 ? 4 : byHandle, file.length >= 4 ? byFile : 0);
}

/** 5: whole name or initial and surname; 3: one long word of it; 0: nothing. */
export function matchStrength(tokens: string[], handle: string): number {
  const joined = fold(handle).replace(/[^\p{L}]+/gu, "");
  const inside = tokens.filter((token) => token.length >= 2 && joined.includes(token.replace(/-/g, "")));
  if (inside.length >= 2) return 5;
  const first = tokens[0] ?? "";
  const last = tokens.at(-1) ?? "";
  const [f, l] = [first.charAt(0), last.charAt(0)];
  const crossed = [`${f}${last}`, `${last}${f}`, `${first}${l}`, `${l}${first}`];
  if (tokens.length >= 2 && crossed.some((form) => form.length >= 4 && joined.includes(form))) return 5;
  return inside.some((token) => token.length >= 4) ? 3 : 0;
}

/** "JOHN MCDONALD" in the heading, "John McDonald" elsewhere: the second is how it is written. */
function bestSpelling(name: string, { lines, filename }: NameContext): string {
  if (name !== name.toUpperCase() || name === name.toLowerCase()) return name;
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "[ _-]");
  const text = [...lines, filename ?? ""].join("\n");
  for (const match of text.matchAll(new RegExp(`(?<![\\p{L}])${escaped}(?![\\p{L}])`, "giu"))) {
    const words = match[0].split(/[ _-]/);
    if (words.every((word) => /^\p{Lu}/u.test(word)) && match[0] !== match[0].toUpperCase())
      return match[0].replace(/_/g, " ");
  }
  return name;
}
