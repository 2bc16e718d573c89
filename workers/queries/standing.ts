/** How people stand to a requisition: on its team, applicants themselves, or above one. For a page or a whole room. */
import { and, eq, inArray } from "drizzle-orm";
import { type Standing, stranger, type TeamRole } from "#domain/access/requisition.ts";
import type { Id } from "#domain/ids/ids.ts";
import { peopleBelow } from "#workers/db/identity/managers.ts";
import type { MemberRow } from "#workers/db/identity/organizations.ts";
import type { TenantDb } from "#workers/db/tenant/db.ts";
import { jsonList } from "#workers/db/tenant/json-list.ts";
import { selectVisibility } from "#workers/db/tenant/pay-rows.ts";
import { memberGroups, requisitions, teamPlaces } from "#workers/db/tenant/schema.ts";
import type { Env } from "#workers/env.ts";
import { roomAt } from "#workers/objects.ts";
import type { RequisitionRecord } from "./find-requisition.ts";
import { type ApplicationHere, applicationsHere, candidatesAt } from "./internal.ts";

/** Somebody who asks. `email` null: a job of ours, or a key; they apply nowhere. */
export interface Somebody {
  id: string;
  email: string | null;
  /** False: nobody reports to them, so there is nothing to look for. */
  manages?: boolean;
}

export interface Standings {
  record: RequisitionRecord;
  /** For each person asked about, by id. */
  of(person: string): Standing;
}

export type StandingEnv = Pick<Env, "DB_IDENTITY" | "DB_TENANT_0" | "REQUISITION" | "ENVIRONMENT">;

export interface Asking {
  db: TenantDb;
  env: StandingEnv;
}

/** The requisition and how these people stand to it; undefined if the organization has none with this id. */
export async function readStandings(
  { db, env }: Asking,
  requisition: Id<"req">,
  people: readonly Somebody[],
): Promise<Standings | undefined> {
  const { organization, orm } = db;
  const bosses = people.filter(({ email, manages }) => email !== null && manages !== false);
  const below = await peopleBelow(
    env.DB_IDENTITY,
    organization,
    bosses.map(({ id }) => id),
  );
  const own = people.flatMap(({ id, email }) => (email ? [{ id, email: email.toLowerCase() }] : []));
  const reports = below.map(({ boss, email }) => ({ id: boss, email: email.toLowerCase() }));
  const emails = new Set([...own, ...reports].map(({ email }) => email));
  const [found, team, known, said] = await orm.batch([
    orm
      .select()
      .from(requisitions)
      .where(and(eq(requisitions.organizationId, organization), eq(requisitions.id, requisition))),
    orm
      .select({ user: teamPlaces.userId, role: teamPlaces.role, group: memberGroups.name })
      .from(teamPlaces)
      .leftJoin(
        memberGroups,
        and(eq(memberGroups.organizationId, organization), eq(memberGroups.id, teamPlaces.groupId)),
      )
      .where(
        and(
          eq(teamPlaces.organizationId, organization),
          eq(teamPlaces.requisitionId, requisition),
          inArray(teamPlaces.userId, jsonList(people.map(({ id }) => id))),
        ),
      ),
    candidatesAt(db, [...emails]),
    selectVisibility(db),
  ]);
  const record = found[0];
  if (!record) return undefined;
  const { jurisdiction } = record;
  // Hardly ever is a member a candidate of their own organization: then nobody else is asked.
  const room = roomAt(env, { jurisdiction, organization, requisition });
  const here = await applicationsHere(
    db,
    { requisition, room },
    known.map(({ id }) => id),
  );
  const byEmail = applicantsByEmail(here, known);
  const applied = new Set(own.filter(({ email }) => byEmail.has(email)).map(({ id }) => id));
  const hidden = new Set(
    reports.filter(({ email }) => byEmail.get(email)?.some((each) => !each.released)).map(({ id }) => id),
  );
  return {
    record,
    of: (person) => ({
      ...stranger,
      confidential: record.confidential,
      ...placesOf(team.filter(({ user }) => user === person)),
      applied: applied.has(person),
      hiddenReport: hidden.has(person),
      expectations: said[0]?.managersSeeExpectations ?? false,
    }),
  };
}

/** Members with whether anybody reports to them. */
export function withManages(members: readonly MemberRow[]): Somebody[] {
  const managers = new Set(members.map(({ manager }) => manager));
  return members.map(({ id, email }) => ({ id, email, manages: managers.has(id) }));
}

function applicantsByEmail(
  here: readonly ApplicationHere[],
  known: readonly { id: Id<"cand">; email: string | null }[],
): ReadonlyMap<string | null, ApplicationHere[]> {
  const emailOf = new Map(known.map(({ id, email }) => [id, email]));
  return Map.groupBy(here, ({ candidate }) => emailOf.get(candidate) ?? null);
}

/** What somebody is on the team, and what of it they are by a group alone. */
function placesOf(
  rows: readonly { role: TeamRole; group: string | null }[],
): Pick<Standing, "team" | "byGroup"> {
  const own = rows.filter(({ group }) => group === null).map(({ role }) => role);
  const byGroup = rows.flatMap(({ role, group }) =>
    group === null || own.includes(role) ? [] : [{ role, group }],
  );
  return { team: [...new Set(rows.map(({ role }) => role))], byGroup };
}
