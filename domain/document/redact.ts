/**
 * A résumé's text without what says whose it is: names, addresses, telephone numbers and links, as ⟦name⟧, ⟦email⟧,
 * ⟦phone⟧ and ⟦link⟧. Rather a word too many than one too few: a surname that is also a word is taken out everywhere.
 * What a text says between the lines (an only employer, a prize) stays.
 */
import type { Redaction } from "../views/redaction.ts";
import { readContactFields } from "./contact.ts";
import { nameFromFilename } from "./filename.ts";
import { matchStrength } from "./name.ts";
import { isPhone, labelled, number } from "./phone.ts";
import { fold, linesOf } from "./text.ts";

/** What is known of the person besides the text itself. */
export interface KnownPerson {
  name: string | null;
  email: string | null;
  phone: string | null;
  fileNames: readonly string[];
}

const mark = (what: Redaction) => `⟦${what}⟧`;

const email = /[\p{L}\p{N}._%+'-]+\s{0,2}@\s{0,2}[\p{L}\p{N}-]+(?:\s?\.\s?[\p{L}\p{N}-]+){1,5}/gu;
const spelledEmail =
  /[\p{L}\p{N}._%+-]+\s?[[({<]\s?at\s?[\])}>]\s?[\p{L}\p{N}-]+(?:\s?(?:\.|[[({<]\s?dot\s?[\])}>])\s?[\p{L}\p{N}-]+)+/giu;
const url = /(?:https?:\/\/|www\.)\S+/giu;
/** linkedin.com/in/ana, ana.dev; also asp.net, which is no loss. */
const bareLink =
  /(?<![\p{L}\p{N}@])(?:[\p{L}\p{N}-]+\.)+(?:com|org|net|io|dev|me|co|info|eu|de|fr|es|uk|app|page|site|tech|ai|xyz|ch|at|nl|it|pl|pt|se|no|dk|fi|in|br|jp|cn|ru|us|ca|au|blog|cv)(?![\p{L}\p{N}])(?:\/\S*)?/giu;
const profile =
  /(?<!\p{L})(linkedin|github|gitlab|xing|twitter|x|instagram|facebook|skype|telegram|whatsapp|wechat|behance|dribbble|medium|orcid)(\s*[:：]\s*)\S+/giu;
const handle = /(?<![\p{L}\p{N}])@[\p{L}\p{N}_.-]{2,40}/gu;
const words = /[\p{L}\p{M}]+/gu;
/** A word as people make names for themselves of: alopez92, ana_lopez. */
const handleWords = /[\p{L}\p{M}\p{N}_.-]*[\p{L}\p{M}\p{N}]/gu;
const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/** The lines of a résumé without who wrote it. Never throws. */
export function redact(text: string, known: KnownPerson): string {
  const tokens = nameTokens(text, known);
  const lines = linesOf(text).map((line) => redactLine(line, tokens, digitsOf(known.phone ?? "").slice(-7)));
  return lines.join("\n");
}

function redactLine(line: string, tokens: readonly string[], phone: string): string {
  const bare = line
    .replace(email, mark("email"))
    .replace(spelledEmail, mark("email"))
    .replace(url, mark("link"))
    .replace(bareLink, mark("link"))
    .replace(handle, mark("link"))
    .replace(profile, (_all, place: string, gap: string) => `${place}${gap}${mark("link")}`);
  return withoutNames(withoutPhones(bare, phone), tokens);
}

function withoutPhones(line: string, known: string): string {
  return line.replace(number, (found, ...rest) => {
    const at = rest.find((each) => typeof each === "number") ?? 0;
    const isKnown = known.length === 7 && digitsOf(found).includes(known);
    return isKnown || isPhone(found.trim(), labelled.test(line.slice(0, at))) ? mark("phone") : found;
  });
}

function withoutNames(line: string, tokens: readonly string[]): string {
  const whole = tokens.filter((token) => !spaceless.test(token));
  const parts = tokens.filter((token) => spaceless.test(token));
  const known = new Set(whole);
  // Marks stay as they are: what is in between is looked at.
  const cleaned = line.split(/(⟦\w+⟧)/u).map((piece, at) => {
    if (at % 2 === 1) return piece;
    const unhandled = piece.replace(handleWords, (word) =>
      /[\p{N}_.-]/u.test(word) || word.length > 7 ? (isHandle(word, whole) ? mark("name") : word) : word,
    );
    const unnamed = unhandled.replace(words, (word) =>
      known.has(fold(word)) || isHandle(word, whole) ? mark("name") : word,
    );
    return parts.reduce((left, part) => left.replaceAll(part, mark("name")), unnamed);
  });
  return cleaned
    .join("")
    .replace(/⟦⟦name⟧⟧/gu, mark("name"))
    .replace(/⟦name⟧(?:[\s.'’-]{0,3}(?:\p{Lu}\.\s?)?⟦name⟧)+/gu, mark("name"));
}

/** Two of the names in one word, or an initial and a surname. */
function isHandle(word: string, tokens: readonly string[]): boolean {
  return word.length >= 5 && tokens.length >= 2 && matchStrength([...tokens], word) >= 5;
}

/** Parts of all names that the person may go by, folded. */
function nameTokens(text: string, { name, email: address, fileNames }: KnownPerson): string[] {
  const read = [undefined, ...fileNames].map((file) => readContactFields(text, file));
  const names = [
    name,
    ...read.map((fields) => fields.name),
    ...fileNames.map((file) => nameFromFilename(file)),
  ];
  const locals = [address, ...read.map((fields) => fields.email)].map((each) => each?.split("@")[0]);
  const ofNames = names.flatMap((each) => partsOf(each ?? "", 2));
  return [...new Set([...ofNames, ...locals.flatMap((each) => partsOf(each ?? "", 3))])];
}

function partsOf(text: string, least: number): string[] {
  return text
    .split(/[^\p{L}\p{M}]+/u)
    .map((part) => (spaceless.test(part) ? part : fold(part)))
    .filter((part) => part.length >= least);
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, "");
}
