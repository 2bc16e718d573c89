import { and, asc, desc, eq, gt } from "drizzle-orm";
import { can } from "#domain/access/access.ts";
import { coarseStatus, dayOf } from "#domain/referral/status.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import type { ReferralsView } from "#domain/views/referrals.ts";
import type { Context } from "#workers/context.ts";
import { applications, referrals, requisitions } from "#workers/db/tenant/schema.ts";

/**
 * For which roles one can refer people, and what became of those whom one referred, in coarse words. The roles are the
 * same for everybody, whatever they reach: a role that is missing would say something. Refuses with access.denied.
 */
export async function viewReferrals({ actor, db }: Context): Promise<Outcome<ReferralsView>> {
  if (!can(actor, "referral.make") || actor.kind !== "user") return refuse("access.denied");
  const { organization, orm } = db;
  const { id, title, location, department } = requisitions;
  const [roles, mine] = await orm.batch([
    orm
      .select({ id, title, location, department })
      .from(requisitions)
      .where(
        and(
          eq(requisitions.organizationId, organization),
          eq(requisitions.status, "open"),
          eq(requisitions.confidential, false),
          gt(requisitions.seq, 0),
        ),
      )
      .orderBy(asc(requisitions.title), asc(requisitions.id)),
    orm
      .select({
        referral: referrals.id,
        name: referrals.name,
        at: referrals.createdAt,
        title: requisitions.title,
        status: applications.status,
        told: applications.told,
        origin: applications.originId,
      })
      .from(referrals)
      .innerJoin(
        requisitions,
        and(
          eq(requisitions.organizationId, referrals.organizationId),
          eq(requisitions.id, referrals.requisitionId),
        ),
      )
      .leftJoin(
        applications,
        and(
          eq(applications.organizationId, referrals.organizationId),
          eq(applications.id, referrals.applicationId),
        ),
      )
      .where(and(eq(referrals.organizationId, organization), eq(referrals.referrerId, actor.id)))
      .orderBy(desc(referrals.createdAt), desc(referrals.id))
      .limit(500),
  ]);
  return accept({
    roles,
    mine: mine.map(({ referral, name, at, title, status, told, origin }) => {
      const known = status && { status, ...(told && { told }), ...(origin && { origin }) };
      return { id: referral, name, title, status: coarseStatus(known), day: dayOf(at) };
    }),
  });
}
