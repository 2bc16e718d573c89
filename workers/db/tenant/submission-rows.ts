/** What agencies submitted, as rows. Never deleted: the order in which they came says whose a candidate is. */
import { and, desc, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import type { SubmissionStatus } from "#domain/agency/schema.ts";
import type { Id } from "#domain/ids/ids.ts";
import type { TenantDb } from "./db.ts";
import { agencySubmissions } from "./schema.ts";
import { insertRows } from "./upsert.ts";

export type SubmissionRow = typeof agencySubmissions.$inferSelect;

export interface PersonKeys {
  email: string;
  phoneKey: string | null;
}

/** Submissions of this person, anybody's: by the address, or by the end of the telephone number. */
export function ofPerson(db: TenantDb, { email, phoneKey }: PersonKeys): SQL | undefined {
  const { organizationId } = agencySubmissions;
  const same = or(eq(agencySubmissions.email, email), eq(agencySubmissions.phoneKey, phoneKey ?? ""));
  return and(eq(organizationId, db.organization), same);
}

/**
 * Adds a submission if as many of the same person are there as were seen when it was decided: of two at the same
 * moment the first is written, and the second sees it. False: decide again.
 */
export async function addSubmission(db: TenantDb, row: SubmissionRow, seen: number): Promise<boolean> {
  const count = sql`(select count(*) from ${agencySubmissions} where ${ofPerson(db, row)})`;
  const { meta } = await db.orm.run(sql`${insertRows(agencySubmissions, [row])} where ${count} = ${seen}`);
  return meta.changes > 0;
}

const isRow = (db: TenantDb, id: Id<"sub">) =>
  and(eq(agencySubmissions.organizationId, db.organization), eq(agencySubmissions.id, id));

export async function findSubmission(db: TenantDb, id: Id<"sub">): Promise<SubmissionRow | undefined> {
  return (await db.orm.select().from(agencySubmissions).where(isRow(db, id)))[0];
}

export function submissionsWhere(db: TenantDb, where: SQL | undefined): Promise<SubmissionRow[]> {
  return db.orm
    .select()
    .from(agencySubmissions)
    .where(and(eq(agencySubmissions.organizationId, db.organization), where))
    .orderBy(desc(agencySubmissions.submittedAt), desc(agencySubmissions.id))
    .limit(500);
}

/** Whether the same candidate was submitted in another place too. */
export async function submittedBefore(
  db: TenantDb,
  { id, candidateId }: Pick<SubmissionRow, "id" | "candidateId">,
): Promise<boolean> {
  const same = await submissionsWhere(db, eq(agencySubmissions.candidateId, candidateId));
  return same.some((row) => row.id !== id);
}

/** Changes the status where it still is `from` and nothing is decided for good. False if it is not. */
export async function changeSubmission(
  db: TenantDb,
  id: Id<"sub">,
  from: SubmissionStatus,
  change: { status?: SubmissionStatus; decidedAt?: number; decidedBy?: string | null },
): Promise<boolean> {
  const changed = await db.orm
    .update(agencySubmissions)
    .set(change)
    .where(and(isRow(db, id), eq(agencySubmissions.status, from), isNull(agencySubmissions.decidedAt)))
    .returning({ id: agencySubmissions.id });
  return changed.length > 0;
}
