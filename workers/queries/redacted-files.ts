import { and, asc, eq, isNotNull } from "drizzle-orm";
import { redact } from "#domain/document/redact.ts";
import type { Id } from "#domain/ids/ids.ts";
import type { TenantDb } from "#workers/db/tenant/db.ts";
import { candidates, files } from "#workers/db/tenant/schema.ts";

/**
 * What a candidate's files say, without names, contact and links, in the order in which they came: for who sees the
 * candidate under an alias, instead of the files. What could not be read is left out.
 */
export async function readRedacted(
  { organization, orm }: Pick<TenantDb, "organization" | "orm">,
  candidate: Id<"cand">,
): Promise<string[]> {
  const [people, papers] = await orm.batch([
    orm
      .select({ name: candidates.name, email: candidates.email, phone: candidates.phone })
      .from(candidates)
      .where(and(eq(candidates.organizationId, organization), eq(candidates.id, candidate))),
    orm
      .select({ name: files.name, text: files.text })
      .from(files)
      .where(
        and(eq(files.organizationId, organization), eq(files.candidateId, candidate), isNotNull(files.text)),
      )
      .orderBy(asc(files.uploadedAt)),
  ]);
  const person = people[0] ?? { name: null, email: null, phone: null };
  const known = { ...person, fileNames: papers.map(({ name }) => name) };
  return papers.flatMap(({ text }) => (text ? [redact(text, known)] : []));
}
