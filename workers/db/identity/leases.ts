/** Which of many sessions live, and what their people are in which organization: one query for a whole room. */
import { z } from "zod";

const rowSchema = z.object({
  session: z.string(),
  user: z.string(),
  name: z.string(),
  email: z.string(),
  organization: z.string().nullable(),
  role: z.string().nullable(),
  /** 1: somebody reports to them there. */
  manages: z.number(),
});
export type LeaseRow = z.infer<typeof rowSchema>;

const sql = `SELECT s.id AS session, u.id AS user, u.name, u.email, m.organization_id AS organization, m.role,
    EXISTS (SELECT 1 FROM member r WHERE r.organization_id = m.organization_id AND r.manager_id = u.id) AS manages
  FROM json_each(?1) AS asked
  JOIN session s ON s.id = asked.value
  JOIN user u ON u.id = s.user_id
  LEFT JOIN member m ON m.user_id = u.id
    AND (s.sso_organization_id IS NULL OR s.sso_organization_id = m.organization_id)
    AND NOT EXISTS (SELECT 1 FROM organization o WHERE o.id = m.organization_id AND o.requires_second_factor = 1
      AND COALESCE(s.method, '') NOT IN ('passkey', 'sso')
      AND NOT EXISTS (SELECT 1 FROM second_factor f WHERE f.user_id = u.id AND f.confirmed_at IS NOT NULL))
  WHERE s.expires_at > ?2`;

/**
 * A line for each living session and membership that it may use (as in viewer.ts); none for a session that has ended. `now` in epoch milliseconds.
 */
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
