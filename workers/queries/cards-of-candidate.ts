import { and, eq } from "drizzle-orm";
import type { Id } from "#domain/ids/ids.ts";
import type { RoomAddress } from "#domain/ids/objects.ts";
import type { TenantDb } from "#workers/db/tenant/db.ts";
import { applications, requisitions } from "#workers/db/tenant/schema.ts";

/** Every card of a person in this organization, with the room that it is in. */
export async function cardsOfCandidate(
  db: TenantDb,
  candidate: Id<"cand">,
): Promise<{ application: Id<"app">; address: RoomAddress }[]> {
  const { organization, orm } = db;
  const rows = await orm
    .select({
      application: applications.id,
      requisition: applications.requisitionId,
      jurisdiction: requisitions.jurisdiction,
    })
    .from(applications)
    .innerJoin(
      requisitions,
      and(
        eq(requisitions.organizationId, applications.organizationId),
        eq(requisitions.id, applications.requisitionId),
      ),
    )
    .where(and(eq(applications.organizationId, organization), eq(applications.candidateId, candidate)));
  return rows.map(({ application, requisition, jurisdiction }) => ({
    application,
    address: { jurisdiction, organization, requisition },
  }));
}
