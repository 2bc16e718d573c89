import { and, eq, inArray, isNotNull } from "drizzle-orm";
import { mayUnlock } from "#domain/access/faces.ts";
import type { Id } from "#domain/ids/ids.ts";
import type { Context } from "#workers/context.ts";
import { jsonList } from "#workers/db/tenant/json-list.ts";
import { candidates } from "#workers/db/tenant/schema.ts";

/** Which of these candidates are private, and not for who asks: for lists that speak of people without their cards. */
export async function hiddenOf(
  { db, actor }: Pick<Context, "db" | "actor">,
  people: readonly Id<"cand">[],
): Promise<Set<Id<"cand">>> {
  if (people.length === 0) return new Set();
  const rows = await db.orm
    .select({ id: candidates.id, lock: candidates.privateFor })
    .from(candidates)
    .where(
      and(
        eq(candidates.organizationId, db.organization),
        inArray(candidates.id, jsonList(people)),
        isNotNull(candidates.privateFor),
      ),
    );
  return new Set(rows.flatMap(({ id, lock }) => (mayUnlock(actor, lock) ? [] : [id])));
}
