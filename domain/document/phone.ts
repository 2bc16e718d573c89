/** Telephone numbers, as written. Years, dates, postcodes and amounts are not taken for one. */
import { bounded } from "./text.ts";

export const number = /(?:\+|00|\(\+?)?\d[\d\s().\-–/]{5,22}\d(?!\d)/g;
export const labelled =
  /(?:tele?fon\p{L}*|telephone|tel|t[ée]l|phone|mobile?|m[óo]vil|cell(?:ular)?|handy|celular|☎|📞|📱|電話|电话|手机|전화)\p{L}*\s*(?:no|number|nr)?\s*[.:)#-]*\s*$/iu;

/**
 * The first number in the lines where contacts stand. A number with a label ("Phone:") is believed with 7 digits,
 * one without only with 9 to 15 and the look of a number.
 */
export function phoneIn(lines: string[]): string | undefined {
  for (const line of lines) {
    for (const match of line.matchAll(number)) {
      const before = line.slice(0, match.index);
      // Part of an address of a page, an id, or a longer number.
      if (/[\p{L}\d@/=_]-?$/u.test(before) && !labelled.test(before)) continue;
      const phone = tidy(match[0]);
      if (isPhone(phone, labelled.test(before))) return bounded(phone, 32);
    }
  }
  return undefined;
}

function tidy(raw: string): string {
  const text = raw.replace(/\s+/g, " ").replace(/–/g, "-").trim();
  return text.includes(")") === text.includes("(") ? text : text.replace(/[()]/g, "");
}

export function isPhone(text: string, hasLabel: boolean): boolean {
  const digits = text.replace(/\D/g, "");
  if (digits.length > 15 || digits.length < (hasLabel ? 7 : 9)) return false;
  // Two brackets, an American postcode, two years.
  if (/\(\D*\(|^\d{5}-\d{4}$/.test(text) || /^\(?(19|20)\d\d\)?\s*[-/.]\s*(19|20)\d\d$/.test(text))
    return false;
  const isDate =
    /\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b\d{1,2}[/.](19|20)\d\d\b|\b(19|20)\d\d\s?-\s?(0?\d|1[0-2]|(19|20)\d\d)\b/.test(
      text,
    );
  if (isDate && !text.startsWith("+") && !hasLabel) return false;
  return !/^(\d)\1+$/.test(digits);
}
