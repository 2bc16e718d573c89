/** E-mail addresses as résumés write them, and as PDF extraction breaks them. */
const local = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}._%+'-]{0,62}[\\p{L}\\p{N}_+-])?";
const label = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?";
const tight = new RegExp(`${local}@${label}(?:\\.${label}){1,5}`, "gu");
const loose = new RegExp(`${local}\\s{0,2}@\\s{0,2}${label}(?:\\s?\\.\\s?${label}){1,5}`, "gu");
const spelled = new RegExp(
  `(${local})\\s?[[({<]\\s?at\\s?[\\])}>]\\s?(${label}(?:\\s?(?:\\.|[[({<]\\s?dot\\s?[\\])}>])\\s?${label}){1,5})`,
  "giu",
);

/** The addresses in a text, normalised, in the order in which they stand, each once. */
export function emailsIn(lines: string[]): string[] {
  const text = lines.join("\n");
  const found = matches(text, tight);
  if (found.length > 0) return found;
  const broken = matches(text, loose);
  if (broken.length > 0) return broken;
  const plain = [...text.matchAll(spelled)].map((match) => {
    const domain = (match[2] ?? "").replace(/\s?[[({<]\s?dot\s?[\])}>]\s?/giu, ".");
    return normaliseEmail(`${match[1]}@${domain}`);
  });
  return [...new Set(plain.filter((email) => email !== undefined))];
}

/**
 * One address, in lower case, without `mailto:`, stray spaces, a trailing full stop, or a word that extraction
 * glued to its end ("jane@example.comPhone"). Undefined if what is left is not an address.
 */
export function normaliseEmail(raw: string): string | undefined {
  const bare = raw
    .trim()
    .replace(/^[<("'\s]*(?:mailto:)?/i, "")
    .replace(/\s+/g, "")
    .replace(/[>)"'.,;:]+$/, "")
    .replace(/(\.[a-z]{2,6})[A-Z][A-Za-z]*$/, "$1")
    .toLowerCase();
  return isEmail(bare) ? bare : undefined;
}

/** Whether a text is an address that mail can be sent to (ASCII; RFC 5321's lengths). */
export function isEmail(text: string): boolean {
  if (text.length > 254 || text.indexOf("@") > 64 || text.includes("..")) return false;
  return /^[a-z0-9](?:[a-z0-9._%+'-]*[a-z0-9_+-])?@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,5}[a-z]{2,24}$/i.test(
    text,
  );
}

function matches(text: string, pattern: RegExp): string[] {
  const emails = [...text.matchAll(pattern)].map((match) => normaliseEmail(match[0]));
  return [...new Set(emails.filter((email) => email !== undefined))];
}
