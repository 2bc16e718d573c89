/** Which of many sessions live, and what their people are in which organization: one query for a whole room. */
import { z } from "zod";

const rowSchema = z.object({
  session: z.string(),
  user: z.string(),
  name: z.string(),
  organization: z.string().nullable(),
  role: z.string().nullable(),
});
export type LeaseRow = z.infer<typeof rowSchema>;

const sql = `SELECT s.id AS session, u.id AS user, u.name, m.organization_id AS organization, m.role
  FROM json_each(?1) AS asked
  JOIN session s ON s.id = asked.value
  JOIN user u ON u.id = s.user_id
  LEFT JOIN member m ON m.user_id = u.id
  WHERE s.expires_at > ?2`;

/** A line for each living session and membership; none for a session that has ended. `now` in epoch milliseconds. */
export async function leaseRows(
  db: D1Database,
  sessions: readonly string[],
  now: number,
): Promise<LeaseRow[]> {
  const { results } = await db
    .prepare(sql)
    .bind(JSON.stringify([...new Set(sessions)]), now)
    .all();
  return z.array(rowSchema).parse(results);
}
