import { and, desc, eq, sql } from "drizzle-orm";
import { newId } from "#domain/ids/ids.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { standing } from "#domain/views/standing.ts";
import { allShards, tenantDb } from "#workers/db/tenant/db.ts";
import { addLink } from "#workers/db/tenant/link-rows.ts";
import { applications, candidates, requisitions } from "#workers/db/tenant/schema.ts";
import type { Env } from "#workers/env.ts";
import { statusToken, statusUrl } from "#workers/links/status-token.ts";
import { inboxEntries } from "#workers/objects.ts";
import type { PortalApplication, Viewer } from "#workers/services.ts";
import { organizationName } from "./organization-name.ts";
import { latestLink } from "./status-links.ts";

/**
 * Applications of the signed-in person, newest first: those whose candidate has their address, if they have proved
 * that it is theirs. Each comes with its page's link, made now if it never had one; a revoked one is not shown.
 */
export async function listPortalApplications(
  env: Env,
  { viewer, origin }: { viewer: Viewer | null; origin: string },
  now: () => number,
): Promise<Outcome<PortalApplication[]>> {
  if (!viewer) return refuse("session.missing");
  // A token stands for somebody's work, not for their own applications.
  if (viewer.via) return refuse("access.denied");
  if (!(await hasProvedAddress(env, viewer.user.id))) return accept([]);
  const found = await Promise.all(allShards(env).map((shard) => ownApplications(shard, viewer.user.email)));
  const views = found.flat().map(async (row): Promise<PortalApplication[]> => {
    const db = tenantDb(env, row.organization);
    const known = await latestLink(db, row.application);
    if (known && known.revokedAt !== null) return [];
    const id = known?.id ?? newId("slk");
    if (!known) {
      const { requisition: requisitionId, application: applicationId, candidate: candidateId } = row;
      await addLink(db, { id, requisitionId, applicationId, candidateId, createdAt: now() }, false);
    }
    const { organization, candidate, application } = row;
    const [entries, name, token] = await Promise.all([
      inboxEntries(env, { organization, candidate }, application),
      organizationName(env, organization),
      statusToken(env.LINK_SECRET, id),
    ]);
    return [
      {
        application,
        role: row.role,
        organization: name,
        statusLink: statusUrl(origin, token),
        standing: standing(entries),
      },
    ];
  });
  return accept((await Promise.all(views)).flat());
}

function ownApplications(shard: ReturnType<typeof allShards>[number], email: string) {
  return shard
    .select({
      organization: applications.organizationId,
      application: applications.id,
      requisition: applications.requisitionId,
      candidate: applications.candidateId,
      role: requisitions.publicTitle,
    })
    .from(candidates)
    .innerJoin(
      applications,
      and(
        eq(applications.organizationId, candidates.organizationId),
        eq(applications.candidateId, candidates.id),
      ),
    )
    .innerJoin(
      requisitions,
      and(
        eq(requisitions.organizationId, applications.organizationId),
        // Transferred, it shows the role that it came from until the other one has said something.
        eq(
          requisitions.id,
          sql`case when ${applications.told} is null then coalesce(${applications.originId}, ${applications.requisitionId}) else ${applications.requisitionId} end`,
        ),
      ),
    )
    .where(eq(candidates.email, email.toLowerCase()))
    .orderBy(desc(applications.createdAt))
    .limit(50);
}

async function hasProvedAddress(env: Pick<Env, "DB_IDENTITY">, user: string): Promise<boolean> {
  const row = await env.DB_IDENTITY.prepare("SELECT 1 FROM user WHERE id = ?1 AND email_verified = 1")
    .bind(user)
    .first();
  return row !== null;
}
