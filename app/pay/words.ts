import { m } from "#app/paraglide/messages.js";
import { getLocale } from "#app/paraglide/runtime.js";
import { inMajor } from "#domain/pay/amount.ts";
import { minorDigits } from "#domain/pay/currency.ts";
import type { Pay, PayPeriod, PayRange } from "#domain/pay/schema.ts";

const periodWords: Record<PayPeriod, (params: { amount: string }) => string> = {
  hour: m.pay_a_hour,
  month: m.pay_a_month,
  year: m.pay_a_year,
};

/** "€75,000 a year". Cents are shown where there are any. */
export function payWords({ amount, currency, period }: Pay): string {
  return periodWords[period]({ amount: money(amount, currency) });
}

/** "€75,000 – €90,000 a year", or one amount where both are the same. */
export function rangeWords({ min, max, currency, period }: Omit<PayRange, "published">): string {
  const [least, most] = [money(min, currency), money(max, currency)];
  return periodWords[period]({ amount: min === max ? least : m.pay_between({ min: least, max: most }) });
}

/** "€9,000": minor units in words. */
export function money(minor: number, currency: string): string {
  const digits = minorDigits(currency);
  // Said, not left to the platform: they disagree about how many digits a currency has.
  const shown = minor % 10 ** digits === 0 ? 0 : digits;
  return new Intl.NumberFormat(getLocale(), {
    style: "currency",
    currency,
    minimumFractionDigits: shown,
    maximumFractionDigits: shown,
  }).format(inMajor(minor, currency));
}
