import { and, eq } from "drizzle-orm";
import type { Id } from "#domain/ids/ids.ts";
import type { TenantDb } from "#workers/db/tenant/db.ts";
import { requisitions } from "#workers/db/tenant/schema.ts";

export type RequisitionRecord = typeof requisitions.$inferSelect;

/** A requisition of this organization, or undefined: another's is as missing as one that never was. */
export async function findRequisition(db: TenantDb, id: Id<"req">): Promise<RequisitionRecord | undefined> {
  const found = await db.orm
    .select()
    .from(requisitions)
    .where(and(eq(requisitions.organizationId, db.organization), eq(requisitions.id, id)));
  return found[0];
}
