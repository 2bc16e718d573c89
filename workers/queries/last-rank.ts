import { and, eq, max } from "drizzle-orm";
import type { Id } from "#domain/ids/ids.ts";
import type { TenantDb } from "#workers/db/tenant/db.ts";
import { applications } from "#workers/db/tenant/schema.ts";

/** The highest order key in a stage, or null in an empty one. */
export async function lastRank(
  db: TenantDb,
  requisition: Id<"req">,
  stage: Id<"stg">,
): Promise<string | null> {
  const found = await db.orm
    .select({ rank: max(applications.rank) })
    .from(applications)
    .where(
      and(
        eq(applications.organizationId, db.organization),
        eq(applications.requisitionId, requisition),
        eq(applications.stageId, stage),
      ),
    );
  return found[0]?.rank ?? null;
}
