/** What a file's name says of the person: "Jane_Doe_Resume_2024.pdf". */
import { nameShape } from "./name-shape.ts";
import { fold } from "./text.ts";
import { credentials, occupationWords, plainWords, softWords } from "./words.ts";

/** A person's name from a file's name, only when it plainly is one: two to four capitalised words besides noise. */
export function nameFromFilename(filename: string): string | undefined {
  const base = (filename.split(/[\\/]/).pop() ?? "")
    .normalize("NFC")
    .slice(0, 200)
    .replace(/\.[^.]{1,5}$/, "");
  const words = base
    .replace(/\([^)]*\)|\[[^\]]*\]/g, " ")
    .replace(/(?<=\p{Ll})(?<!Mc|Mac|De|Di|Fitz)(?=\p{Lu})/gu, " ")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .split(/[^\p{L}\p{M}'’]+/u)
    .filter(Boolean);
  while (words.length > 0 && isNoise(words[0] ?? "")) words.shift();
  while (words.length > 0 && isNoise(words.at(-1) ?? "")) words.pop();
  if (words.length < 2 || words.length > 4) return undefined;
  const shape = nameShape(words.join(" "));
  if (!shape || shape.soft || shape.small || shape.ideographic || shape.tokens.length < 2) return undefined;
  return shape.tokens.every((token) => token.length >= 2) ? shape.text : undefined;
}

function isNoise(word: string): boolean {
  const folded = fold(word);
  if (softWords.has(folded)) return false;
  if (folded.length === 1 || plainWords.has(folded) || occupationWords.has(folded)) return true;
  return (
    credentials.has(folded) || /^(?:v|rev|ver|final|neu|new|latest|aktuell|en|de|fr|es|us|eu)$/.test(folded)
  );
}
