/** The text with another character right after `mark`: a fixed one would be the true one now and then. */
export function forge(text: string, mark: string): string {
  const at = text.indexOf(mark) + mark.length;
  return text.slice(0, at) + (text[at] === "A" ? "B" : "A") + text.slice(at + 1);
}
