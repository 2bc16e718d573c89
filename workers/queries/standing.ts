/** How people stand to a requisition: on its team, or applicants themselves. One batch for a page or a whole room. */
import { and, eq, inArray } from "drizzle-orm";
import { type Standing, stranger } from "#domain/access/requisition.ts";
import type { Id } from "#domain/ids/ids.ts";
import type { TenantDb } from "#workers/db/tenant/db.ts";
import { jsonList } from "#workers/db/tenant/json-list.ts";
import { applications, candidates, requisitions, requisitionTeam } from "#workers/db/tenant/schema.ts";
import type { RequisitionRecord } from "./find-requisition.ts";

/** Somebody who asks. `email` null: a job of ours, or a key; they apply nowhere. */
export interface Somebody {
  id: string;
  email: string | null;
}

export interface Standings {
  record: RequisitionRecord;
  /** For each person asked about, by id. */
  of(person: string): Standing;
}

/** The requisition and how these people stand to it; undefined if the organization has none with this id. */
export async function readStandings(
  { organization, orm }: TenantDb,
  requisition: Id<"req">,
  people: readonly Somebody[],
): Promise<Standings | undefined> {
  const emails = people.flatMap(({ email }) => (email === null ? [] : [email.toLowerCase()]));
  const [found, team, applied] = await orm.batch([
    orm
      .select()
      .from(requisitions)
      .where(and(eq(requisitions.organizationId, organization), eq(requisitions.id, requisition))),
    orm
      .select({ user: requisitionTeam.userId, role: requisitionTeam.role })
      .from(requisitionTeam)
      .where(
        and(
          eq(requisitionTeam.organizationId, organization),
          eq(requisitionTeam.requisitionId, requisition),
          inArray(requisitionTeam.userId, jsonList(people.map(({ id }) => id))),
        ),
      ),
    orm
      .selectDistinct({ email: candidates.email })
      .from(candidates)
      .innerJoin(
        applications,
        and(
          eq(applications.organizationId, candidates.organizationId),
          eq(applications.candidateId, candidates.id),
        ),
      )
      .where(
        and(
          eq(candidates.organizationId, organization),
          inArray(candidates.email, jsonList(emails)),
          eq(applications.requisitionId, requisition),
        ),
      ),
  ]);
  const record = found[0];
  if (!record) return undefined;
  const applicants = new Set(applied.map(({ email }) => email));
  const emailOf = new Map(people.map(({ id, email }) => [id, email?.toLowerCase() ?? null]));
  return {
    record,
    of: (person) => ({
      ...stranger,
      confidential: record.confidential,
      team: team.filter(({ user }) => user === person).map(({ role }) => role),
      applied: applicants.has(emailOf.get(person) ?? null) && emailOf.get(person) != null,
    }),
  };
}
