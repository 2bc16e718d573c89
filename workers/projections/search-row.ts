/** The full-text row of a candidate in DB_SEARCH: made from DB_TENANT_0 whenever that changes, at any time again. */
import { and, desc, eq, isNotNull } from "drizzle-orm";
import type { Id } from "#domain/ids/ids.ts";
import { allShards, tenantDb } from "#workers/db/tenant/db.ts";
import { candidates, files } from "#workers/db/tenant/schema.ts";
import type { Env } from "#workers/env.ts";

/** Characters of a file's text that are searched. */
const maxText = 200_000;

/** Writes what can be found of a candidate; removes it if there is no such candidate. Never both old and new. */
export async function indexCandidate(
  env: Pick<Env, "DB_TENANT_0" | "DB_SEARCH">,
  organization: Id<"org">,
  candidate: Id<"cand">,
): Promise<void> {
  const { orm } = tenantDb(env, organization);
  const [people, texts] = await orm.batch([
    orm
      .select({ name: candidates.name, headline: candidates.headline })
      .from(candidates)
      .where(and(eq(candidates.organizationId, organization), eq(candidates.id, candidate))),
    orm
      .select({ text: files.text })
      .from(files)
      .where(
        and(eq(files.organizationId, organization), eq(files.candidateId, candidate), isNotNull(files.text)),
      )
      .orderBy(desc(files.uploadedAt))
      .limit(3),
  ]);
  const person = people[0];
  const db = env.DB_SEARCH;
  const row = "(SELECT row FROM search_candidates WHERE organization_id = ?1 AND candidate_id = ?2)";
  const removing = db
    .prepare(`DELETE FROM candidates_text WHERE rowid = ${row}`)
    .bind(organization, candidate);
  if (!person) {
    await db.batch([removing]);
    return;
  }
  const body = texts
    .map(({ text }) => text ?? "")
    .join("\n")
    .slice(0, maxText);
  await db.batch([
    db
      .prepare(
        "INSERT INTO search_candidates (organization_id, candidate_id) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
      )
      .bind(organization, candidate),
    removing,
    db
      .prepare(`INSERT INTO candidates_text (rowid, name, headline, body) SELECT ${row}, ?3, ?4, ?5`)
      .bind(organization, candidate, person.name ?? "", person.headline ?? "", body),
  ]);
}

/** Makes the whole of DB_SEARCH again from DB_TENANT_0. Resolves to how many candidates can be found then. */
export async function rebuildSearch(env: Pick<Env, "DB_TENANT_0" | "DB_SEARCH">): Promise<number> {
  const found = await Promise.all(
    allShards(env).map((shard) =>
      shard.select({ organization: candidates.organizationId, id: candidates.id }).from(candidates),
    ),
  );
  await env.DB_SEARCH.batch([
    env.DB_SEARCH.prepare("DELETE FROM candidates_text"),
    env.DB_SEARCH.prepare("DELETE FROM search_candidates"),
  ]);
  for (const { organization, id } of found.flat()) await indexCandidate(env, organization, id);
  return found.flat().length;
}
