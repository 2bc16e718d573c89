/**
 * Pay: what a requisition may pay (a range), what a candidate expects, what they are offered. There is a fourth, what
 * they earned before, and it is on purpose nowhere: it is never asked for, and never read out of a résumé. Pay lives in
 * D1 rows, never in a room: no event, document, queue message or log holds an amount.
 */
import { z } from "zod";
import { currencies } from "./currency.ts";

export const payPeriods = ["hour", "month", "year"] as const;
export type PayPeriod = (typeof payPeriods)[number];

export const currencySchema = z.string().refine((code) => currencies.includes(code), "currency");
/** Integer minor units of the currency (cents of EUR). */
const amountSchema = z.number().int().min(1).max(1_000_000_000_000);

export const paySchema = z.strictObject({
  amount: amountSchema,
  /** ISO 4217. */
  currency: currencySchema,
  period: z.enum(payPeriods),
});
export type Pay = z.infer<typeof paySchema>;

/** What a job may pay: at least, at most. Refusals name the field: `max` if it is less than `min`. */
export const payRangeSchema = z
  .strictObject({
    min: amountSchema,
    max: amountSchema,
    currency: currencySchema,
    period: z.enum(payPeriods),
    /** The world may know: agencies, and whoever reads the job post. */
    published: z.boolean(),
  })
  .refine(({ min, max }) => min <= max, { path: ["max"], error: "reversed" });
export type PayRange = z.infer<typeof payRangeSchema>;

/** The range as the world may know it: null if there is none or it is not published. */
export function publishedRange(range: PayRange | null): PayRange | null {
  return range?.published ? range : null;
}
