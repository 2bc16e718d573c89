export interface Piece {
  words: string;
  /** Set where the words are an address. */
  href: string | null;
  /** Where in the text it begins. */
  at: number;
}

/** A plain text cut into words and http addresses, in order and without loss. */
export function linkify(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { 0: words, index } of text.matchAll(/https?:\/\/[^\s<>"]+/g)) {
    if (index > end) pieces.push({ words: text.slice(end, index), href: null, at: end });
    pieces.push({ words, href: words, at: index });
    end = index + words.length;
  }
  if (end < text.length) pieces.push({ words: text.slice(end), href: null, at: end });
  return pieces;
}
