/** What was agreed with an agency, as the form has it. */
import { m } from "#app/paraglide/messages.js";
import { type Fee, feeSchema, type ShareTerms, shareTermsSchema } from "#domain/agency/schema.ts";
import { parseAmount } from "#domain/pay/amount.ts";

export type TermsField = "agency" | "fee" | "ownershipDays" | "notBefore";
/** Words about what is wrong, by field. */
export type TermsErrors = Partial<Record<TermsField, string>>;

const text = (form: FormData, name: string) => String(form.get(name) ?? "").trim();

export function readTermsForm(
  form: FormData,
): { agency: string; terms: ShareTerms } | { errors: TermsErrors } {
  const errors: TermsErrors = {};
  const agency = text(form, "agency");
  if (agency === "") errors.agency = m.agencies_agency_error();
  const fee = readFee(form);
  if (fee === undefined) errors.fee = m.agencies_fee_error();
  const days = shareTermsSchema.shape.ownershipDays.safeParse(Number(text(form, "ownershipDays")));
  if (!days.success) errors.ownershipDays = m.agencies_days_error();
  const moment = text(form, "notBefore");
  const notBefore = moment === "" ? null : Number(moment);
  if (notBefore !== null && !Number.isSafeInteger(notBefore)) errors.notBefore = m.agencies_embargo_error();
  if (Object.keys(errors).length > 0 || fee === undefined || !days.success) return { errors };
  return { agency, terms: { notBefore, fee, ownershipDays: days.data } };
}

/** undefined: what was typed is no fee. */
function readFee(form: FormData): Fee | null | undefined {
  const kind = text(form, "feeKind");
  if (kind === "none") return null;
  const value = text(form, "fee");
  if (kind === "percent") {
    const percent = Number(value.replace(",", ".").replace(/\s*%$/, ""));
    return feeSchema.safeParse({ kind, basisPoints: Math.round(percent * 100) }).data;
  }
  const currency = text(form, "currency");
  return feeSchema.safeParse({ kind: "fixed", amount: parseAmount(value, currency), currency }).data;
}
