import { m } from "#app/paraglide/messages.js";
import { getLocale } from "#app/paraglide/runtime.js";
import { money } from "#app/pay/words.ts";
import type { Fee } from "#domain/agency/schema.ts";

/** "20% of the first year's pay", "€9,000", or that none was agreed. */
export function feeWords(fee: Fee | null): string {
  if (fee === null) return m.agencies_fee_none();
  if (fee.kind === "fixed") return money(fee.amount, fee.currency);
  const percent = new Intl.NumberFormat(getLocale(), { style: "percent", maximumFractionDigits: 2 });
  return m.agencies_fee_percent_of({ percent: percent.format(fee.basisPoints / 10_000) });
}
