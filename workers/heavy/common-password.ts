/** Passwords that are tried first. The list (49,000 of them) is loaded by the first who chooses one. */

let known: Promise<Set<string>> | undefined;

/**
 * Whether somebody who guesses would come to it soon: on the list of common ones, such a one with a few signs
 * around it, a short thing repeated, a row of the keyboard, or the person's own words (`words`: name, address …).
 */
export async function isTooCommon(password: string, words: readonly string[]): Promise<boolean> {
  const typed = password.normalize("NFKC").toLowerCase();
  const core = typed.replace(/^[^a-z]{0,6}/, "").replace(/[^a-z]{0,6}$/, "");
  const list = await commonPasswords();
  if (list.has(typed) || (core.length >= 4 && list.has(core))) return true;
  if (/^(.{1,4})\1+.{0,3}$/.test(typed) || isRow(typed)) return true;
  const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\d]/gu, "");
  const own = words.flatMap((word) => [word, word.split("@")[0] ?? ""]).map(letters);
  return own.some((word) => word.length >= 4 && letters(typed).replace(word, "").length < 4);
}

const rows = [
  "01234567890",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiopasdfghjklzxcvbnm",
  "qwertzuiopasdfghjkl",
];

function isRow(typed: string): boolean {
  const backwards = [...typed].reverse().join("");
  return rows.some((row) => row.repeat(2).includes(typed) || row.repeat(2).includes(backwards));
}

function commonPasswords(): Promise<Set<string>> {
  known ??= import("@zxcvbn-ts/language-common").then(
    ({ dictionary }) => new Set(dictionary["passwords-common"] as string[]),
  );
  return known;
}
