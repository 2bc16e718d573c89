/** Candidates' rows: who a person is. Personal data, so here and nowhere else. */
import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Id } from "#domain/ids/ids.ts";
import type { TenantDb } from "./db.ts";
import { candidates } from "./schema.ts";

export interface CandidateFields {
  name: string | null;
  headline: string | null;
  email: string | null;
  phone: string | null;
  location: string | null;
}

/** Adds a person; one who is there already stays as they are. */
export async function addCandidate(
  db: TenantDb,
  id: Id<"cand">,
  fields: CandidateFields,
  now: number,
): Promise<void> {
  await db.orm
    .insert(candidates)
    .values({ organizationId: db.organization, id, ...fields, email: lower(fields.email), createdAt: now })
    .onConflictDoNothing();
}

/** Takes back a person whose application was refused. */
export async function removeCandidate(db: TenantDb, id: Id<"cand">): Promise<void> {
  await db.orm.delete(candidates).where(isCandidate(db, id));
}

/** Replaces the fields. Resolves to the face's new version, or null if there is no such person. */
export async function replaceCandidate(
  db: TenantDb,
  id: Id<"cand">,
  fields: CandidateFields,
): Promise<number | null> {
  const rows = await db.orm
    .update(candidates)
    .set({ ...fields, email: lower(fields.email), faceVersion: sql`${candidates.faceVersion} + 1` })
    .where(isCandidate(db, id))
    .returning({ version: candidates.faceVersion });
  return rows[0]?.version ?? null;
}

/** The face's next version, for what shows on a card and is no field; null if there is no such person. */
export async function raiseFace(db: TenantDb, id: Id<"cand">): Promise<number | null> {
  const rows = await db.orm
    .update(candidates)
    .set({ faceVersion: sql`${candidates.faceVersion} + 1` })
    .where(isCandidate(db, id))
    .returning({ version: candidates.faceVersion });
  return rows[0]?.version ?? null;
}

/** Says for whom a candidate is; null: they are not private. Resolves as `replaceCandidate`. */
export async function lockCandidate(
  db: TenantDb,
  id: Id<"cand">,
  privateFor: string[] | null,
  now: number,
): Promise<number | null> {
  const rows = await db.orm
    .update(candidates)
    .set({ privateFor, privateSince: now, faceVersion: sql`${candidates.faceVersion} + 1` })
    .where(isCandidate(db, id))
    .returning({ version: candidates.faceVersion });
  return rows[0]?.version ?? null;
}

/** For whom a candidate is; null: they are not private, or not there. */
export async function lockOf(
  db: TenantDb,
  id: Id<"cand">,
): Promise<{ privateFor: string[] | null; since: number }> {
  const rows = await db.orm
    .select({ privateFor: candidates.privateFor, since: candidates.privateSince })
    .from(candidates)
    .where(isCandidate(db, id));
  return { privateFor: rows[0]?.privateFor ?? null, since: rows[0]?.since ?? 0 };
}

/** A statement that fills in fields that are still empty, under a condition; what somebody typed stays. */
export function completeCandidate(
  db: TenantDb,
  id: Id<"cand">,
  found: Partial<CandidateFields>,
  condition: SQL,
) {
  return db.orm
    .update(candidates)
    .set({
      name: sql`coalesce(${candidates.name}, ${found.name ?? null})`,
      headline: sql`coalesce(${candidates.headline}, ${found.headline ?? null})`,
      email: sql`coalesce(${candidates.email}, ${lower(found.email ?? null)})`,
      phone: sql`coalesce(${candidates.phone}, ${found.phone ?? null})`,
      location: sql`coalesce(${candidates.location}, ${found.location ?? null})`,
      faceVersion: sql`${candidates.faceVersion} + 1`,
    })
    .where(and(isCandidate(db, id), condition))
    .returning({ version: candidates.faceVersion });
}

function isCandidate(db: TenantDb, id: Id<"cand">) {
  return and(eq(candidates.organizationId, db.organization), eq(candidates.id, id));
}

function lower(email: string | null): string | null {
  return email?.trim().toLowerCase() || null;
}
