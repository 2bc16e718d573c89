import { and, eq } from "drizzle-orm";
import type { Application } from "#domain/application/schema.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { type InRequisition, knownId } from "#workers/context.ts";
import { applications } from "#workers/db/tenant/schema.ts";
import { fromRow } from "#workers/projections/application-row.ts";

/**
 * An application of this requisition: from D1, or from the room if it is too new to be projected.
 * Refuses with resource.missing.
 */
export async function findApplication(
  within: InRequisition,
  application: string,
): Promise<Outcome<Application>> {
  const id = knownId("app", application);
  if (!id.ok) return id;
  const { db, record, room } = within;
  const found = await db.orm
    .select()
    .from(applications)
    .where(and(eq(applications.organizationId, db.organization), eq(applications.id, id.value)));
  const row = found[0];
  if (row?.requisitionId === record.id && row.status !== "transferred") return accept(fromRow(row));
  const snapshot = await room.snapshot();
  if (!snapshot.ok) return snapshot;
  const known = snapshot.value.state.applications[id.value];
  // Transferred, it is another requisition's, and a row may say so later than the room.
  return known && known.status !== "transferred" ? accept(known) : refuse("resource.missing");
}
