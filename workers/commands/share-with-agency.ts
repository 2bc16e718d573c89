import { shareTermsSchema } from "#domain/agency/schema.ts";
import { isId } from "#domain/ids/ids.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { audit, type InRequisition } from "#workers/context.ts";
import { endShareRow, readAgencies, writeShare } from "#workers/db/tenant/agency-rows.ts";
import { wrongField } from "./candidate-fields.ts";

/**
 * Shares the requisition with an agency, or changes what was agreed: what they submit from then on has the new terms.
 * Needs agency.manage (asked for by the caller). Refuses: resource.missing (no such agency), input.invalid.
 */
export async function shareWithAgency(
  within: InRequisition,
  agency: string,
  input: unknown,
): Promise<Outcome<null>> {
  const { actor, db, now, record } = within;
  const known = (await readAgencies(db)).find(({ id }) => id === agency);
  if (!known) return refuse("resource.missing");
  const terms = shareTermsSchema.safeParse(input);
  if (!terms.success) return refuse("input.invalid", wrongField(terms.error));
  const share = { agency: known.id, requisition: record.id, terms: terms.data };
  await writeShare(db, share, { user: actor.id, at: now() });
  const { notBefore, ownershipDays, fee } = terms.data;
  await audit(within, {
    ...{ action: "agency.shared", subject: known.id, requisition: record.id },
    // That there is a fee, not which: fees are for fewer people than the audit.
    after: { notBefore, ownershipDays, fee: fee?.kind ?? null },
  });
  return accept(null);
}

/**
 * Ends a share: the requisition is gone for the agency, what it submitted stays. Needs agency.manage (asked for by the
 * caller). Refuses: resource.missing.
 */
export async function endShare(within: InRequisition, agency: string): Promise<Outcome<null>> {
  const { db, now, record } = within;
  if (!isId("agy", agency)) return refuse("resource.missing");
  if (!(await endShareRow(db, { agency, requisition: record.id }, now()))) return refuse("resource.missing");
  await audit(within, { action: "agency.shareEnded", subject: agency, requisition: record.id });
  return accept(null);
}
