/** Comma-separated values as spreadsheets read them (RFC 4180, UTF-8 with a byte order mark). Pure. */

/** A cell that begins so is a formula to a spreadsheet: a candidate's name must never be one (OWASP, CSV injection). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: a spreadsheet skips them before it looks.
const formula = /^[\s\u0000-\u001f]*[=+\-@|%＝＋－＠]/u;
const quoted = /[",\r\n\t;]|^\s|\s$/u;

/** One cell. What a spreadsheet would run as a formula gets an apostrophe before it, and is text. */
export function csvCell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = formula.test(value) || /^[\t\r\n]/u.test(value) ? `'${value}` : value;
  return quoted.test(safe) || safe !== value ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Lines end with CRLF, the last one too. */
export function csvOf(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("")}`;
}
