/** Applications and the rooms that they are in. */
import { and, eq, type SQL } from "drizzle-orm";
import type { Id } from "#domain/ids/ids.ts";
import type { RoomAddress } from "#domain/ids/objects.ts";
import type { TenantDb } from "#workers/db/tenant/db.ts";
import { applications, requisitions } from "#workers/db/tenant/schema.ts";

interface Placed {
  application: Id<"app">;
  address: RoomAddress;
}

/** Every card of a person in this organization. */
export function cardsOfCandidate(db: TenantDb, candidate: Id<"cand">): Promise<Placed[]> {
  return placed(db, eq(applications.candidateId, candidate));
}

/** The active applications that somebody looks after, room by room. */
export async function assignedApplications(
  db: TenantDb,
  user: string,
): Promise<{ address: RoomAddress; applications: Id<"app">[] }[]> {
  const theirs = await placed(db, eq(applications.assignee, user), eq(applications.status, "active"));
  return [...Map.groupBy(theirs, ({ address }) => address.requisition).values()].flatMap((cards) =>
    cards[0]
      ? [{ address: cards[0].address, applications: cards.map(({ application }) => application) }]
      : [],
  );
}

async function placed({ organization, orm }: TenantDb, ...which: SQL[]): Promise<Placed[]> {
  const { id: application, requisitionId: requisition } = applications;
  const rows = await orm
    .select({ application, requisition, jurisdiction: requisitions.jurisdiction })
    .from(applications)
    .innerJoin(
      requisitions,
      and(
        eq(requisitions.organizationId, applications.organizationId),
        eq(requisitions.id, applications.requisitionId),
      ),
    )
    .where(and(eq(applications.organizationId, organization), ...which));
  return rows.map((row) => ({
    application: row.application,
    address: { organization, requisition: row.requisition, jurisdiction: row.jurisdiction },
  }));
}
