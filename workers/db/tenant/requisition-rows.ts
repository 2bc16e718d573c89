/** Requisitions' rows: what people typed. Status, stages and counts are the projection's. */
import { asc, eq } from "drizzle-orm";
import type { Reason } from "#domain/requisition/schema.ts";
import type { TenantDb } from "./db.ts";
import { reasons, requisitions, rooms } from "./schema.ts";

type NewRow = Pick<
  typeof requisitions.$inferInsert,
  "id" | "jurisdiction" | "title" | "publicTitle" | "team" | "location" | "openings" | "createdAt"
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

/** Why this organization rejects people, in its order. */
export async function readReasons(db: TenantDb): Promise<Reason[]> {
  return db.orm
    .select({ id: reasons.id, label: reasons.label, side: reasons.side })
    .from(reasons)
    .where(eq(reasons.organizationId, db.organization))
    .orderBy(asc(reasons.position));
}

/** Gives an organization its first reasons; one that has any at these places keeps them. */
export async function addReasons(db: TenantDb, list: readonly Reason[]): Promise<void> {
  const rows = list.map((reason, position) => ({ ...reason, organizationId: db.organization, position }));
  await db.orm.insert(reasons).values(rows).onConflictDoNothing();
}
