/** Amounts as people type them, into minor units and back. */
import { minorDigits } from "./currency.ts";

/** Spaces, also the narrow and the unbreakable ones, and the apostrophes that the Swiss write. */
const fillers = /[\s\u00a0\u202f'’]/g;

/**
 * "75,000", "75 000", "75.000,50" or "75000.5" in minor units of the currency; null for what is no amount. A comma or
 * point before three last digits groups thousands, before fewer it is the decimal one; currencies with three decimals
 * (KWD) take the point as decimal whatever follows.
 */
export function parseAmount(text: string, currency: string): number | null {
  const digits = minorDigits(currency);
  const plain = text.replace(fillers, "");
  if (!/^\d[\d.,]*$/.test(plain)) return null;
  const [whole, fraction] = split(plain, digits);
  if (!isGrouped(whole) || fraction.length > digits || !/^\d*$/.test(fraction)) return null;
  const minor = Number(whole.replace(/[.,]/g, "") + fraction.padEnd(digits, "0"));
  return Number.isSafeInteger(minor) ? minor : null;
}

function split(text: string, digits: number): [string, string] {
  const at = Math.max(text.lastIndexOf("."), text.lastIndexOf(","));
  const [whole, mark, rest] = [text.slice(0, at), text[at], text.slice(at + 1)];
  // What groups thousands is not the decimal one as well.
  if (mark === undefined || whole.includes(mark)) return [text, ""];
  return rest.length !== 3 || (digits === 3 && mark === ".") ? [whole, rest] : [text, ""];
}

/** No separator at all, or one kind of it before every three digits. */
function isGrouped(whole: string): boolean {
  return /^\d+$/.test(whole) || /^\d{1,3}(,\d{3})+$/.test(whole) || /^\d{1,3}(\.\d{3})+$/.test(whole);
}

/** Minor units as a plain number for a form's field: "75000" or "75000.50". */
export function amountText(amount: number, currency: string): string {
  const digits = minorDigits(currency);
  const text = String(amount).padStart(digits + 1, "0");
  const [whole, fraction] = [text.slice(0, text.length - digits), text.slice(text.length - digits)];
  return /^0*$/.test(fraction) ? whole : `${whole}.${fraction}`;
}

/** Minor units in the currency's own unit, for formatting alone. */
export function inMajor(amount: number, currency: string): number {
  return amount / 10 ** minorDigits(currency);
}
