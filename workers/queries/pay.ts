/** Pay, to those who see it. Each reading of what is not published is a line of the audit chain. */
import { can } from "#domain/access/access.ts";
import { type FieldClass, mayRead } from "#domain/access/fields.ts";
import { publishedRange } from "#domain/pay/schema.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import type { CardPayView, PayField, RequisitionPayView, Visibility } from "#domain/views/pay.ts";
import { audit, type Context, type InRequisition } from "#workers/context.ts";
import { readApplicationPay, readRange, selectVisibility } from "#workers/db/tenant/pay-rows.ts";
import { findApplication } from "./find-application.ts";

const classOf: Record<PayField, FieldClass> = {
  range: "pay.range",
  expectation: "pay.expectation",
  offer: "pay.offer",
};

/** What the requisition pays: all of it, or what is published. Refuses with access.denied who sees neither. */
export async function viewRequisitionPay(within: InRequisition): Promise<Outcome<RequisitionPayView>> {
  const { actor, db, record } = within;
  if (!mayRead(actor, "pay.publishedRange")) return refuse("access.denied");
  const range = await readRange(db, record.id);
  const all = mayRead(actor, "pay.range");
  if (all && range && !range.published) await noteReading(within, record.id, ["range"]);
  return accept({
    requisition: { id: record.id, title: record.title },
    range: all ? range : publishedRange(range),
    may: { edit: all && can(actor, "pay.edit") },
  });
}

/**
 * Pay of one application. Refuses with access.denied who sees none of it, resource.missing. The line of the chain is
 * written before the answer goes out.
 */
export async function viewCardPay(within: InRequisition, application: string): Promise<Outcome<CardPayView>> {
  const { actor, db, record } = within;
  const reads = (Object.keys(classOf) as PayField[]).filter((field) => mayRead(actor, classOf[field]));
  if (reads.length === 0) return refuse("access.denied");
  const found = await findApplication(within, application);
  if (!found.ok) return found;
  const [range, { expectation, offer }] = await Promise.all([
    readRange(db, record.id),
    readApplicationPay(db, found.value.id, record.id),
  ]);
  await noteReading(within, found.value.id, reads);
  const seen = <T>(field: PayField, value: T | null) => (reads.includes(field) ? value : null);
  return accept({
    reads,
    range: seen("range", range),
    expectation: seen("expectation", expectation),
    offer: seen("offer", offer),
    may: { edit: can(actor, "pay.edit") },
  });
}

function noteReading(within: InRequisition, subject: string, fields: readonly PayField[]): Promise<void> {
  const after = { fields: fields.map((field) => classOf[field]) };
  return audit(within, { action: "field.read", subject, requisition: within.record.id, after });
}

/** What the organization says of who sees what. Needs organization.manage. */
export async function viewVisibility({ actor, db }: Context): Promise<Outcome<Visibility>> {
  if (!can(actor, "organization.manage")) return refuse("access.denied");
  const [said] = await selectVisibility(db);
  return accept({ managersSeeExpectations: said?.managersSeeExpectations ?? false });
}
