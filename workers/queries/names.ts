import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import type { EventActor } from "#domain/event/schema.ts";
import type { Context } from "#workers/context.ts";
import { jsonList } from "#workers/db/tenant/json-list.ts";
import { members } from "#workers/db/tenant/schema.ts";
import { projectMember } from "#workers/projections/members.ts";

const userSchema = z.object({ id: z.string(), name: z.string() });

/** A job's name is a word; people's ids are none. */
const jobName = /^[a-z-]+$/;

/** Names for the people in a timeline. Somebody unknown has none: the page has a word for them. */
export async function namesOf(
  { db, env }: Pick<Context, "db" | "env">,
  actors: readonly EventActor[],
): Promise<Map<string, string>> {
  const people = actors.map((actor) => actor.id).filter((id) => !jobName.test(id));
  const ids = JSON.stringify([...new Set(people)]);
  const known = await db.orm
    .select({ id: members.userId, name: members.name })
    .from(members)
    .where(and(eq(members.organizationId, db.organization), inArray(members.userId, jsonList(people))));
  const names = new Map(known.map((row) => [row.id, row.name]));
  if (people.every((id) => names.has(id))) return names;
  // Acted for the first time since the copy was made: copied now.
  const { results } = await env.DB_IDENTITY.prepare(
    "SELECT id, name FROM user WHERE id IN (SELECT value FROM json_each(?1))",
  )
    .bind(ids)
    .all();
  for (const { id, name } of z.array(userSchema).parse(results)) {
    if (!names.has(id)) await projectMember(env, db.organization, id, name);
    names.set(id, name);
  }
  return names;
}
