/** Who reports to whom in an organization. Each change is one statement that checks for itself that nobody comes to stand above themselves. */
import { z } from "zod";
import type { Id } from "#domain/ids/ids.ts";

/** False if the person or the manager is no member (any more), or if it would make a circle. Null: nobody. */
export async function setManager(
  db: D1Database,
  { organization, user, manager }: { organization: Id<"org">; user: string; manager: string | null },
): Promise<boolean> {
  const { meta } = await db
    .prepare(
      `UPDATE member SET manager_id = ?3 WHERE organization_id = ?1 AND user_id = ?2 AND (?3 IS NULL OR (
         EXISTS (SELECT 1 FROM member b WHERE b.organization_id = ?1 AND b.user_id = ?3)
         AND ?2 NOT IN (WITH RECURSIVE above(user) AS (
             SELECT ?3 UNION
             SELECT m.manager_id FROM above JOIN member m ON m.organization_id = ?1 AND m.user_id = above.user
             WHERE m.manager_id IS NOT NULL)
           SELECT user FROM above)))`,
    )
    .bind(organization, user, manager)
    .run();
  return meta.changes > 0;
}

const belowSchema = z.object({ boss: z.string(), user: z.string(), email: z.string() });
export type Below = z.infer<typeof belowSchema>;

/** Everybody who reports to one of these people, directly or further down: a line for each pair. */
export async function peopleBelow(
  db: D1Database,
  organization: Id<"org">,
  bosses: readonly string[],
): Promise<Below[]> {
  if (bosses.length === 0) return [];
  const { results } = await db
    .prepare(
      `WITH RECURSIVE below(boss, user) AS (
         SELECT manager_id, user_id FROM member
         WHERE organization_id = ?1 AND manager_id IN (SELECT value FROM json_each(?2))
         UNION
         SELECT below.boss, m.user_id FROM below JOIN member m ON m.organization_id = ?1 AND m.manager_id = below.user)
       SELECT below.boss, u.id AS user, u.email FROM below JOIN user u ON u.id = below.user
       WHERE below.boss <> below.user`,
    )
    .bind(organization, JSON.stringify(bosses))
    .all();
  return z.array(belowSchema).parse(results);
}

/** Whether one of these addresses is a member's. */
export async function anyMember(
  db: D1Database,
  organization: Id<"org">,
  emails: readonly string[],
): Promise<boolean> {
  if (emails.length === 0) return false;
  const row = await db
    .prepare(
      `SELECT 1 FROM user u JOIN member m ON m.user_id = u.id AND m.organization_id = ?1
       WHERE u.email IN (SELECT value FROM json_each(?2)) LIMIT 1`,
    )
    .bind(organization, JSON.stringify(emails))
    .first();
  return row !== null;
}
