import { and, eq } from "drizzle-orm";
import type { Id } from "#domain/ids/ids.ts";
import type { RoomAddress } from "#domain/ids/objects.ts";
import type { TenantDb } from "#workers/db/tenant/db.ts";
import { applications, requisitions } from "#workers/db/tenant/schema.ts";

/** The active applications that somebody looks after, by the room that they are in. */
export async function assignedApplications(
  { organization, orm }: TenantDb,
  user: string,
): Promise<{ address: RoomAddress; applications: Id<"app">[] }[]> {
  const { jurisdiction } = requisitions;
  const rows = await orm
    .select({ application: applications.id, requisition: applications.requisitionId, jurisdiction })
    .from(applications)
    .innerJoin(
      requisitions,
      and(
        eq(requisitions.organizationId, applications.organizationId),
        eq(requisitions.id, applications.requisitionId),
      ),
    )
    .where(
      and(
        eq(applications.organizationId, organization),
        eq(applications.assignee, user),
        eq(applications.status, "active"),
      ),
    );
  return [...Map.groupBy(rows, (row) => row.requisition)].map(([requisition, cards]) => ({
    address: { organization, requisition, jurisdiction: cards[0]?.jurisdiction ?? null },
    applications: cards.map(({ application }) => application),
  }));
}
