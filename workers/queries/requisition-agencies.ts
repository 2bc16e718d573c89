/** What the team sees of agencies: who there is, with whom a requisition is shared, what they submitted, whose a card is. */
import { and, desc, eq, inArray } from "drizzle-orm";
import { can, capabilitiesOf, roleSchema } from "#domain/access/access.ts";
import { holds, toldStatus } from "#domain/agency/decide.ts";
import type { Id } from "#domain/ids/ids.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import type { AgenciesView, CardAgency, RequisitionAgencies, TeamSubmission } from "#domain/views/agency.ts";
import { audit, type Context, type InRequisition } from "#workers/context.ts";
import { listMembers, type MemberRow } from "#workers/db/identity/organizations.ts";
import { readAgencies, sharesOf } from "#workers/db/tenant/agency-rows.ts";
import { jsonList } from "#workers/db/tenant/json-list.ts";
import { agencies, agencySubmissions, files } from "#workers/db/tenant/schema.ts";
import { type SubmissionRow, submissionsWhere } from "#workers/db/tenant/submission-rows.ts";
import { signFileUrl } from "#workers/files/signed-url.ts";
import { hiddenOf } from "./hidden.ts";
import { namesOf } from "./names.ts";

/** Refuses with access.denied. */
export async function viewAgencies({ actor, db, env }: Context): Promise<Outcome<AgenciesView>> {
  if (!can(actor, "agency.manage")) return refuse("access.denied");
  const [rows, members] = await Promise.all([
    readAgencies(db),
    listMembers(env.DB_IDENTITY, actor.organization),
  ]);
  const outside = members.filter(worksOutside);
  const names = new Map(outside.map(({ id, name }) => [id, name]));
  return accept({
    agencies: rows.map(({ people, ...agency }) => ({
      ...agency,
      people: people.flatMap((id) => (names.has(id) ? [{ id, name: names.get(id) ?? "" }] : [])),
    })),
    people: outside.map(({ id, name, email }) => {
      return { id, name, email, agency: rows.find(({ people }) => people.includes(id))?.id ?? null };
    }),
  });
}

/** Whether a member can work for an agency. */
export function worksOutside({ role }: Pick<MemberRow, "role">): boolean {
  const known = roleSchema.safeParse(role);
  return known.success && can({ capabilities: capabilitiesOf(known.data) }, "agency.submit");
}

/**
 * Needs agency.manage (asked for by the caller). Reading what is paid is a line of the audit chain. Under the name of
 * each is a person whom only an agency has brought so far: they are no candidate before they are accepted.
 */
export async function viewRequisitionAgencies(within: InRequisition): Promise<Outcome<RequisitionAgencies>> {
  const { db, record } = within;
  const [shares, all, submitted] = await Promise.all([
    sharesOf(db, record.id),
    readAgencies(db),
    submissionsWhere(db, eq(agencySubmissions.requisitionId, record.id)),
  ]);
  const hidden = await hiddenOf(
    within,
    submitted.map(({ candidateId }) => candidateId),
  );
  const rows = submitted.filter(({ candidateId }) => !hidden.has(candidateId));
  const shared = new Set(shares.map(({ agencyId }) => agencyId));
  const names = new Map(all.map(({ id, name }) => [id, name]));
  const people = await namesOf(
    within,
    rows.map(({ submittedBy }) => ({ kind: "user", id: submittedBy })),
  );
  const papers = await papersOf(within, rows);
  const submissions = rows.map((row): TeamSubmission => {
    const { id, name, email, phone, note, submittedAt, decidedAt, fee } = row;
    const status = toldStatus(row);
    return {
      ...{ id, name, email, phone, note, status, submittedAt, decidedAt, fee },
      agency: names.get(row.agencyId) ?? "",
      by: people.get(row.submittedBy) ?? "",
      ownership: status === "submitted" || status === "accepted" ? ownershipOf(row) : null,
      file: papers.get(row.fileId ?? "") ?? null,
      application: status === "accepted" ? row.applicationId : null,
    };
  });
  if ([...shares, ...rows].some(({ fee }) => fee !== null)) {
    const after = { fields: ["agency.fee"] };
    await audit(within, { action: "field.read", subject: record.id, requisition: record.id, after });
  }
  const waiting = (each: TeamSubmission) => (each.status === "submitted" ? 0 : 1);
  return accept({
    title: record.title,
    open: record.status === "open",
    shares: shares.map(({ agencyId, name, notBefore, fee, ownershipDays, sharedAt }) => ({
      ...{ agency: { id: agencyId, name }, notBefore, fee, ownershipDays, sharedAt },
    })),
    agencies: all.flatMap(({ id, name }) => (shared.has(id) ? [] : [{ id, name }])),
    submissions: submissions.sort((left, right) => waiting(left) - waiting(right)),
  });
}

const ownershipOf = ({ submittedAt, ownedUntil }: SubmissionRow) => ({
  from: submittedAt,
  until: ownedUntil,
});

async function papersOf({ db, env, now }: Context, rows: readonly SubmissionRow[]) {
  const ids = rows.flatMap(({ fileId }) => fileId ?? []);
  const found = await db.orm
    .select({ id: files.id, name: files.name })
    .from(files)
    .where(and(eq(files.organizationId, db.organization), inArray(files.id, jsonList(ids))));
  const at = now();
  const links = found.map(async ({ id, name }) => {
    const address = { organization: db.organization, file: id };
    return [id as string, { name, url: await signFileUrl(env.LINK_SECRET, address, at) }] as const;
  });
  return new Map(await Promise.all(links));
}

/** Which agency a candidate is or was last owned by; null: none. Needs agency.manage (asked for by the caller). */
export async function cardAgency({ db, now }: Context, candidate: Id<"cand">): Promise<CardAgency | null> {
  const rows = await db.orm
    .select({ row: agencySubmissions, agency: agencies.name })
    .from(agencySubmissions)
    .innerJoin(
      agencies,
      and(
        eq(agencies.organizationId, agencySubmissions.organizationId),
        eq(agencies.id, agencySubmissions.agencyId),
      ),
    )
    .where(
      and(
        eq(agencySubmissions.organizationId, db.organization),
        eq(agencySubmissions.candidateId, candidate),
        eq(agencySubmissions.status, "accepted"),
      ),
    )
    .orderBy(desc(agencySubmissions.submittedAt))
    .limit(20);
  const at = now();
  const claims = rows.map(({ row, agency }) => {
    const ownership = ownershipOf(row);
    return { agency, ownership, running: holds({ status: row.status, ownership }, at) };
  });
  return claims.find(({ running }) => running) ?? claims[0] ?? null;
}
