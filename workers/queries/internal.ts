/** Internal applications: those of people who work here. Who applied is known by the address of their account. */
import { and, eq, inArray } from "drizzle-orm";
import { hiddenFrom } from "#domain/access/internal.ts";
import type { Id } from "#domain/ids/ids.ts";
import type { MemberRow } from "#workers/db/identity/organizations.ts";
import type { TenantDb } from "#workers/db/tenant/db.ts";
import { jsonList } from "#workers/db/tenant/json-list.ts";
import { applications, candidates, internalReleases } from "#workers/db/tenant/schema.ts";
import type { Room } from "#workers/objects.ts";

export interface ApplicationHere {
  application: Id<"app">;
  candidate: Id<"cand">;
  /** The applicant's managers may see it. */
  released: boolean;
}

/**
 * The applications of these candidates that are on the requisition now. The room is asked too: it knows of them first,
 * and what it has must not be seen for the moment until D1 has it.
 */
export async function applicationsHere(
  db: TenantDb,
  { requisition, room }: { requisition: Id<"req">; room: Pick<Room, "applicationsOf"> },
  people: readonly Id<"cand">[],
): Promise<ApplicationHere[]> {
  if (people.length === 0) return [];
  const { organization, orm } = db;
  const [projected, known] = await Promise.all([
    orm
      .select({ application: applications.id, candidate: applications.candidateId })
      .from(applications)
      .where(
        and(
          eq(applications.organizationId, organization),
          inArray(applications.candidateId, jsonList(people)),
          eq(applications.requisitionId, requisition),
        ),
      ),
    room.applicationsOf([...people]),
  ]);
  const here = new Map([...projected, ...known].map((each) => [each.application, each]));
  const released = await releasedOf(db, [...here.keys()]);
  return [...here.values()].map(({ application, candidate }) => {
    return { application, candidate, released: released.has(application) };
  });
}

/** Which of these applications were released to the applicants' managers. */
export async function releasedOf(
  { organization, orm }: TenantDb,
  ids: readonly Id<"app">[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await orm
    .select({ application: internalReleases.applicationId })
    .from(internalReleases)
    .where(
      and(
        eq(internalReleases.organizationId, organization),
        inArray(internalReleases.applicationId, jsonList(ids)),
      ),
    );
  return new Set(rows.map(({ application }) => application));
}

/** The candidates who have one of these addresses (lower case). */
export function candidatesAt({ organization, orm }: TenantDb, emails: readonly string[]) {
  return orm
    .select({ id: candidates.id, email: candidates.email })
    .from(candidates)
    .where(and(eq(candidates.organizationId, organization), inArray(candidates.email, jsonList(emails))));
}

/** Addresses of candidates that have one. */
export async function emailsOf(
  { organization, orm }: TenantDb,
  people: readonly Id<"cand">[],
): Promise<string[]> {
  if (people.length === 0) return [];
  const rows = await orm
    .select({ email: candidates.email })
    .from(candidates)
    .where(and(eq(candidates.organizationId, organization), inArray(candidates.id, jsonList(people))));
  return rows.flatMap(({ email }) => email ?? []);
}

/** Where people with these addresses (lower case) have applications. */
export async function requisitionsOf(
  { organization, orm }: TenantDb,
  emails: readonly string[],
): Promise<Id<"req">[]> {
  if (emails.length === 0) return [];
  const rows = await orm
    .selectDistinct({ id: applications.requisitionId })
    .from(candidates)
    .innerJoin(
      applications,
      and(
        eq(applications.organizationId, candidates.organizationId),
        eq(applications.candidateId, candidates.id),
      ),
    )
    .where(and(eq(candidates.organizationId, organization), inArray(candidates.email, jsonList(emails))));
  return rows.map(({ id }) => id);
}

/** For which of the members the requisition does not exist: who applied there, and who is above them, until released. */
export async function hiddenMembers(
  db: TenantDb,
  place: Parameters<typeof applicationsHere>[1],
  members: readonly MemberRow[],
): Promise<string[]> {
  const byEmail = new Map(members.map((member) => [member.email.toLowerCase(), member.id]));
  const managers = new Map(members.map(({ id, manager }) => [id, manager]));
  const known = await candidatesAt(db, [...byEmail.keys()]);
  const applicantOf = new Map(known.map(({ id, email }) => [id, byEmail.get(email ?? "")]));
  const here = await applicationsHere(db, place, [...applicantOf.keys()]);
  const hidden = here.flatMap(({ candidate, released }) => {
    const applicant = applicantOf.get(candidate);
    if (applicant === undefined) return [];
    return [applicant, ...hiddenFrom({ applicant, released }, (id) => managers.get(id) ?? null)];
  });
  return [...new Set(hidden)];
}
