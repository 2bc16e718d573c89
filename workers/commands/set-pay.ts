/** What is said of pay. Changes are lines of the audit chain: which field, and whether it was there; never an amount. */
import { can } from "#domain/access/access.ts";
import { mayRead } from "#domain/access/fields.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { cardPayInputSchema, requisitionPayInputSchema, visibilitySchema } from "#domain/views/pay.ts";
import { audit, type Context, type InRequisition } from "#workers/context.ts";
import {
  readApplicationPay,
  readRange,
  selectVisibility,
  writeApplicationPay,
  writeRange,
  writeVisibility,
} from "#workers/db/tenant/pay-rows.ts";
import { findApplication } from "#workers/queries/find-application.ts";
import { wrongField } from "./candidate-fields.ts";

const presence = (value: unknown) => (value === null ? "none" : "set");

/** Says what a requisition pays, or that nothing is said. Needs pay.edit and pay.viewRange. Refuses with input.invalid. */
export async function setRequisitionPay(within: InRequisition, input: unknown): Promise<Outcome<null>> {
  const { actor, db, now, record } = within;
  if (!can(actor, "pay.edit") || !mayRead(actor, "pay.range")) return refuse("access.denied");
  const parsed = requisitionPayInputSchema.safeParse(input);
  if (!parsed.success) return refuse("input.invalid", wrongField(parsed.error));
  const { range } = parsed.data;
  const before = await readRange(db, record.id);
  await writeRange(db, record.id, range, { user: actor.id, at: now() });
  await audit(within, {
    ...{ action: "field.changed", subject: record.id, requisition: record.id },
    before: { "pay.range": presence(before), published: before?.published ?? false },
    after: { "pay.range": presence(range), published: range?.published ?? false },
  });
  return accept(null);
}

/**
 * Says what a candidate expects or is offered. Needs pay.edit, and to see what is changed. Refuses with
 * resource.missing, input.invalid.
 */
export async function setCardPay(
  within: InRequisition,
  application: string,
  input: unknown,
): Promise<Outcome<null>> {
  const { actor, db, now, record } = within;
  if (!can(actor, "pay.edit")) return refuse("access.denied");
  const found = await findApplication(within, application);
  if (!found.ok) return found;
  const parsed = cardPayInputSchema.safeParse(input);
  if (!parsed.success) return refuse("input.invalid", wrongField(parsed.error));
  const { id } = found.value;
  const before = await readApplicationPay(db, id, record.id);
  const changed = (["expectation", "offer"] as const).filter((field) => parsed.data[field] !== undefined);
  if (!changed.every((field) => mayRead(actor, `pay.${field}`))) return refuse("access.denied");
  for (const field of changed) {
    const pay = parsed.data[field] ?? null;
    const of = { application: id, requisition: record.id, field };
    await writeApplicationPay(db, of, pay, { user: actor.id, at: now() });
    await audit(within, {
      ...{ action: "field.changed", subject: id, requisition: record.id },
      before: { [`pay.${field}`]: presence(before[field]) },
      after: { [`pay.${field}`]: presence(pay) },
    });
  }
  return accept(null);
}

/** Whether hiring managers see what candidates expect. Needs organization.manage. Refuses with input.invalid. */
export async function setVisibility(context: Context, input: unknown): Promise<Outcome<null>> {
  const { actor, db } = context;
  if (!can(actor, "organization.manage")) return refuse("access.denied");
  const parsed = visibilitySchema.safeParse(input);
  if (!parsed.success) return refuse("input.invalid", wrongField(parsed.error));
  const [before] = await selectVisibility(db);
  await writeVisibility(db, parsed.data);
  await audit(context, {
    ...{ action: "organization.settingsChanged", subject: db.organization },
    before: { managersSeeExpectations: before?.managersSeeExpectations ?? false },
    after: parsed.data,
  });
  return accept(null);
}
