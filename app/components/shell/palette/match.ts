/** How well something that was typed names something: letters in their order, in any script. Pure. */

/** Letters that no decomposition takes apart. */
const alike: Record<string, string> = {
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ı: "i",
  ħ: "h",
};

/** Without case, diacritics and widths: "Ｚoë" and "zoe" are the same. */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[øłđðþßæœıħ]/g, (letter) => alike[letter] ?? letter);
}

const startsWord = (text: string, at: number) => at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? "");

/**
 * 0: `query` does not name `text`. Otherwise the higher, the better: the whole, its beginning, beginnings of words,
 * a part, letters in their order with gaps. Every word of the query must be found.
 */
export function score(query: string, text: string): number {
  const words = fold(query).split(/\s+/).filter(Boolean);
  const folded = fold(text);
  if (words.length === 0) return 1;
  if (folded === words.join(" ")) return 200;
  let sum = 0;
  for (const word of words) {
    const found = scoreWord(word, folded);
    if (found === 0) return 0;
    sum += found;
  }
  // Of two that fit alike, the shorter one was more likely meant.
  return sum / words.length - Math.min(20, folded.length / 10);
}

function scoreWord(word: string, text: string): number {
  if (text.startsWith(word)) return 150;
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (startsWord(text, at)) return 120;
  }
  if (text.includes(word)) return 90;
  return word.length > 1 ? scattered([...word], text) : 0;
}

/** Letters with gaps: only from a word's beginning, and worth less the more lies between them. */
function scattered(letters: string[], text: string): number {
  let best = 0;
  for (
    let start = text.indexOf(letters[0] ?? "");
    start !== -1;
    start = text.indexOf(letters[0] ?? "", start + 1)
  ) {
    if (!startsWord(text, start)) continue;
    let at = start;
    let gaps = 0;
    const whole = letters.slice(1).every((letter) => {
      const next = text.indexOf(letter, at + 1);
      if (next === -1) return false;
      if (next > at + 1) gaps += startsWord(text, next) ? 1 : next - at;
      at = next;
      return true;
    });
    if (whole) best = Math.max(best, 60 - gaps * 4);
  }
  return Math.max(0, best);
}

/** What fits, the best first; without a query everything in its order. */
export function ranked<T>(query: string, items: readonly T[], words: (item: T) => readonly string[]): T[] {
  if (query.trim() === "") return [...items];
  return items
    .map((item) => ({ item, fit: Math.max(...words(item).map((text, at) => score(query, text) - at * 10)) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit)
    .map(({ item }) => item);
}
