/** Requisitions' rows: what people typed. Status, stages and counts are the projection's. */
import type { TenantDb } from "./db.ts";
import { requisitions, rooms } from "./schema.ts";

type NewRow = Pick<
  typeof requisitions.$inferInsert,
  | "id"
  | "jurisdiction"
  | "title"
  | "publicTitle"
  | "team"
  | "department"
  | "location"
  | "openings"
  | "createdAt"
>;

/** Adds a requisition and the place of its room's projection; one that is there already stays as it is. */
export async function addRequisition(db: TenantDb, row: NewRow, object: string): Promise<void> {
  const organizationId = db.organization;
  await db.orm.batch([
    db.orm
      .insert(requisitions)
      .values({ ...row, organizationId, lastActivityAt: row.createdAt })
      .onConflictDoNothing(),
    db.orm.insert(rooms).values({ organizationId, object, requisitionId: row.id }).onConflictDoNothing(),
  ]);
}
