import { asc, eq } from "drizzle-orm";
import type { TenantDb } from "./db.ts";
import { rooms } from "./schema.ts";

/** The names of the organization's rooms. */
export async function roomsOf(db: TenantDb): Promise<string[]> {
  const rows = await db.orm
    .select({ object: rooms.object })
    .from(rooms)
    .where(eq(rooms.organizationId, db.organization))
    .orderBy(asc(rooms.object));
  return rows.map(({ object }) => object);
}
