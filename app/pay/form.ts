/** Pay as forms have it: amounts as people type them. Both sides read it with the same rules. */
import { m } from "#app/paraglide/messages.js";
import { parseAmount } from "#domain/pay/amount.ts";
import { type Pay, type PayRange, payRangeSchema, paySchema } from "#domain/pay/schema.ts";

export type PayFormField = "amount" | "min" | "max" | "currency" | "period";
/** Words about what is wrong, by field. */
export type PayErrors = Partial<Record<PayFormField, string>>;
export type Read<T> = { value: T } | { errors: PayErrors };

const text = (form: FormData, name: string) => String(form.get(name) ?? "").trim();
const minor = (form: FormData, name: string) =>
  parseAmount(text(form, name), text(form, "currency")) ?? undefined;

/** What a requisition is to pay. */
export function readRangeForm(form: FormData): Read<PayRange> {
  const parsed = payRangeSchema.safeParse({
    ...{ min: minor(form, "min"), max: minor(form, "max"), currency: text(form, "currency") },
    ...{ period: text(form, "period"), published: form.get("published") !== null },
  });
  return parsed.success ? { value: parsed.data } : { errors: errorsOf(parsed.error.issues) };
}

/** One amount. */
export function readPayForm(form: FormData): Read<Pay> {
  const parsed = paySchema.safeParse({
    ...{ amount: minor(form, "amount"), currency: text(form, "currency"), period: text(form, "period") },
  });
  return parsed.success ? { value: parsed.data } : { errors: errorsOf(parsed.error.issues) };
}

function errorsOf(issues: readonly { path: PropertyKey[]; message: string }[]): PayErrors {
  const errors: PayErrors = {};
  for (const { path, message } of issues) {
    const field = path[0];
    if (field === "currency") errors.currency = m.pay_error_currency();
    else if (field === "period") errors.period = m.pay_error_period();
    else if (field === "amount" || field === "min" || field === "max") {
      errors[field] = message === "reversed" ? m.pay_error_reversed() : m.pay_error_amount();
    }
  }
  return errors;
}
