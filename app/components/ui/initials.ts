/**
 * One or two letters for a person, whatever the script: "Ada Lovelace" → "AL", "Plato" → "P", "李小龙" → "李小",
 * "🦊 Fox" → "🦊F". Grapheme clusters are kept whole (accents, flags, families). "" and blanks give "?".
 */
export function initialsOf(name: string | null | undefined): string {
  const words = (name ?? "").normalize("NFC").split(/\s+/u).filter(hasSubstance);
  const first = words[0];
  if (first === undefined) return "?";
  const last = words.at(-1);
  if (words.length > 1 && last !== undefined) return upper(cluster(first, 0)) + upper(cluster(last, 0));
  // Names in Han are written without a space: two characters tell people apart, one does not.
  if (/^\p{Script=Han}/u.test(first)) return cluster(first, 0) + cluster(first, 1);
  return upper(cluster(first, 0));
}

/** A word that holds more than punctuation: not "-" or "(ret.)"'s brackets alone. */
function hasSubstance(word: string): boolean {
  return /[\p{L}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}]/u.test(word);
}

/** The n-th cluster that is not punctuation, or "". */
function cluster(word: string, at: number): string {
  const segments = [...new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(word)];
  return segments.map(({ segment }) => segment).filter(hasSubstance)[at] ?? "";
}

function upper(text: string): string {
  const raised = text.toLocaleUpperCase();
  // "ß" becomes "SS": two letters where one is wanted.
  return raised.length > text.length && text.length === 1 ? text : raised;
}
