import { type SQL, sql } from "drizzle-orm";
import type { Context } from "#workers/context.ts";
import { peopleBelow } from "#workers/db/identity/managers.ts";
import { jsonList } from "#workers/db/tenant/json-list.ts";
import { applications, candidates, internalReleases, requisitions } from "#workers/db/tenant/schema.ts";

/**
 * For lists of requisitions, in SQL, what `reachOf` says of applied and hiddenReport: not those where the asker has an
 * application themselves, nor those where somebody below them has one that was not released. Undefined: who asks is no
 * person.
 */
export async function notHidden({ actor, db, email, env, manages }: Context): Promise<SQL | undefined> {
  if (email === null) return undefined;
  const below = manages === false ? [] : await peopleBelow(env.DB_IDENTITY, db.organization, [actor.id]);
  const own = email.toLowerCase();
  const reports = below.map((each) => each.email.toLowerCase());
  const released = sql`exists (select 1 from ${internalReleases}
    where ${internalReleases.organizationId} = ${applications.organizationId}
    and ${internalReleases.applicationId} = ${applications.id})`;
  return sql`${requisitions.id} not in (select ${applications.requisitionId} from ${candidates} join ${applications}
    on ${applications.organizationId} = ${candidates.organizationId} and ${applications.candidateId} = ${candidates.id}
    where ${candidates.organizationId} = ${db.organization} and ${candidates.email} in ${jsonList([own, ...reports])}
    and (${candidates.email} = ${own} or not ${released}))`;
}
