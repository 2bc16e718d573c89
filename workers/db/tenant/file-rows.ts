/** Files' rows. The bytes are in R2 under `fileKey`. */
import { and, eq, exists } from "drizzle-orm";
import type { Id } from "#domain/ids/ids.ts";
import { type CandidateFields, completeCandidate } from "./candidate-rows.ts";
import type { TenantDb } from "./db.ts";
import { files } from "./schema.ts";

export type FileRow = typeof files.$inferSelect;

/** Where a file's bytes are in R2. */
export function fileKey(organization: Id<"org">, file: Id<"file">): string {
  return `${organization}/${file}`;
}

/** Adds a file, or finds the one that the same upload made before. */
export async function addFile(
  db: TenantDb,
  row: Omit<typeof files.$inferInsert, "organizationId">,
): Promise<FileRow> {
  const organizationId = db.organization;
  await db.orm
    .insert(files)
    .values({ ...row, organizationId })
    .onConflictDoNothing();
  const found = await db.orm
    .select()
    .from(files)
    .where(
      and(
        eq(files.organizationId, organizationId),
        eq(files.requisitionId, row.requisitionId),
        eq(files.upload, row.upload),
      ),
    );
  if (!found[0]) throw new Error("a file's row is gone as soon as it was written");
  return found[0];
}

/** Takes back a file whose card was refused. */
export async function removeFile(db: TenantDb, file: Id<"file">): Promise<void> {
  await db.orm.delete(files).where(isFile(db, file));
}

/** Marks a file as waiting to be read. */
export async function askReading(db: TenantDb, file: Id<"file">, now: number): Promise<void> {
  await db.orm.update(files).set({ reading: "reading", askedAt: now }).where(isFile(db, file));
}

export interface ReadingResult {
  reading: "read" | "unreadable";
  /** A refusal's code when it could not be read. */
  problem: string | null;
  text: string | null;
  pages: number | null;
}

/**
 * Writes how the reading went and, in the same batch, what it found about the person: only into fields that nobody
 * has filled. Resolves to the face's new version; null if the reading was over already: then nothing changes.
 */
export async function writeReading(
  db: TenantDb,
  { id, candidateId }: Pick<FileRow, "id" | "candidateId">,
  result: ReadingResult,
  found: Partial<CandidateFields>,
): Promise<number | null> {
  const { reading, problem, text, pages } = result;
  const stillReading = and(isFile(db, id), eq(files.reading, "reading"));
  const [completed] = await db.orm.batch([
    completeCandidate(
      db,
      candidateId,
      found,
      exists(db.orm.select({ id: files.id }).from(files).where(stillReading)),
    ),
    db.orm.update(files).set({ reading, problem, text, pages, askedAt: null }).where(stillReading),
  ]);
  return completed[0]?.version ?? null;
}

function isFile(db: TenantDb, file: Id<"file">) {
  return and(eq(files.organizationId, db.organization), eq(files.id, file));
}
