/** Small text tools that the readers of fields share. */

/** Lower case, without accents: for comparing, never for showing. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll("ø", "o")
    .replaceAll("æ", "ae")
    .replaceAll("œ", "oe")
    .replaceAll("ł", "l")
    .replaceAll("đ", "d")
    .replaceAll("ı", "i")
    .normalize("NFD")
    .replace(/\p{M}/gu, "");
}

/** How much of a document's beginning is looked at for fields. */
const readLength = 60_000;

/**
 * The lines of a document as the readers want them: no invisible characters, ordinary spaces and hyphens,
 * ligatures resolved, letter-spaced words joined; tabs stay, empty lines go.
 */
export function linesOf(text: string): string[] {
  const clean = text
    .slice(0, readLength)
    .replace(/[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, "")
    .replace(/[ﬀ-ﬆ]/g, (ligature) => ligature.normalize("NFKC"))
    .replace(/[\u2010\u2011\u2043\u2212]/g, "-")
    .replace(/-{2,}/g, "-")
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, " ");
  return clean
    .split(/\r\n|[\n\r\f\v\u0085]/)
    .map((line) =>
      joinSpacedLetters(line)
        .replace(/ *\t[\t ]*/g, "\t")
        .replace(/ {2,}/g, " ")
        .trim(),
    )
    .filter((line) => line !== "" && line.length <= 2_000)
    .map((line) => line.normalize("NFC"));
}

/** "J O H N  D O E" → "JOHN DOE", where a wider gap shows where the words part. */
function joinSpacedLetters(line: string): string {
  if (!/^\s*\p{L}(?: \p{L}){2,}(?:(?: {2,}|\t)\p{L}(?: \p{L})*)+\s*$/u.test(line)) return line;
  return line
    .trim()
    .split(/ {2,}|\t/)
    .map((word) => word.replaceAll(" ", ""))
    .join(" ");
}

/** At most `length` characters, never half of a surrogate pair. */
export function bounded(text: string, length: number): string {
  return text.length <= length
    ? text
    : text
        .slice(0, length)
        .replace(/[\ud800-\udbff]$/, "")
        .trim();
}
