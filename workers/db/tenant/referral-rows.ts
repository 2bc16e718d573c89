/** Rows about people who work here: whom they recommended, and internal applications that were released. */
import { and, desc, eq } from "drizzle-orm";
import type { Id } from "#domain/ids/ids.ts";
import type { TenantDb } from "./db.ts";
import { internalReleases, referrals } from "./schema.ts";

/** False if it was released already. */
export async function addRelease(
  { organization, orm }: TenantDb,
  { application, by, at }: { application: Id<"app">; by: string; at: number },
): Promise<boolean> {
  const rows = await orm
    .insert(internalReleases)
    .values({ organizationId: organization, applicationId: application, releasedAt: at, releasedBy: by })
    .onConflictDoNothing()
    .returning({ application: internalReleases.applicationId });
  return rows.length > 0;
}

export type ReferralRow = Omit<typeof referrals.$inferSelect, "organizationId">;

/** Adds a referral, unless the person was referred for this requisition before: answers the row that stands then. */
export async function addReferral(db: TenantDb, row: ReferralRow): Promise<ReferralRow | undefined> {
  const { organization, orm } = db;
  await orm
    .insert(referrals)
    .values({ organizationId: organization, ...row })
    .onConflictDoNothing();
  const found = await orm
    .select()
    .from(referrals)
    .where(
      and(
        eq(referrals.organizationId, organization),
        eq(referrals.requisitionId, row.requisitionId),
        eq(referrals.email, row.email),
      ),
    );
  return found[0];
}

/** Takes back a referral whose application was refused. */
export async function removeReferral({ organization, orm }: TenantDb, id: Id<"ref">): Promise<void> {
  await orm.delete(referrals).where(and(eq(referrals.organizationId, organization), eq(referrals.id, id)));
}

/** Who recommended the candidate of an application; undefined: nobody did. */
export async function referralOf(
  { organization, orm }: TenantDb,
  application: Id<"app">,
): Promise<ReferralRow | undefined> {
  const found = await orm
    .select()
    .from(referrals)
    .where(and(eq(referrals.organizationId, organization), eq(referrals.applicationId, application)))
    .orderBy(desc(referrals.createdAt))
    .limit(1);
  return found[0];
}
