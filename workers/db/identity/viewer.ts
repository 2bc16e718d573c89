/** The one query that every request with a session pays: session → person → organizations. */
import { z } from "zod";

const rowSchema = z.object({
  session: z.string(),
  active: z.string().nullable(),
  user: z.string(),
  name: z.string(),
  email: z.string(),
  organization: z.string().nullable(),
  organizationName: z.string().nullable(),
  role: z.string().nullable(),
  method: z.string().nullable(),
  /** Let in by this organization's provider: a session of there only. */
  ssoOrganization: z.string().nullable(),
  /** 1: the organization asks for a second factor. */
  asks: z.number().nullable(),
  /** 1: the person has one. */
  has: z.number(),
  /** 1: somebody reports to them there. */
  manages: z.number(),
  openedAt: z.number(),
  seenAt: z.number(),
  expiresAt: z.number(),
});
/** One line for each organization of the person; one with nulls if there is none. */
export type SessionRow = z.infer<typeof rowSchema>;

const sql = `SELECT s.id AS session, s.active_organization_id AS active, u.id AS user, u.name, u.email,
    o.id AS organization, o.name AS organizationName, m.role, s.method, s.sso_organization_id AS ssoOrganization,
    o.requires_second_factor AS asks, s.created_at AS openedAt, s.updated_at AS seenAt, s.expires_at AS expiresAt,
    EXISTS (SELECT 1 FROM member r WHERE r.organization_id = m.organization_id AND r.manager_id = u.id) AS manages,
    EXISTS (SELECT 1 FROM second_factor f WHERE f.user_id = u.id AND f.confirmed_at IS NOT NULL) AS has
  FROM session s
  JOIN user u ON u.id = s.user_id
  LEFT JOIN member m ON m.user_id = u.id
    AND (s.sso_organization_id IS NULL OR s.sso_organization_id = m.organization_id)
  LEFT JOIN organization o ON o.id = m.organization_id
  WHERE s.token = ?1 AND s.expires_at > ?2
  ORDER BY m.created_at, m.id`;

/** The lines of a living session; empty if the token is unknown or ran out. `now` in epoch milliseconds. */
export async function sessionRows(db: D1Database, token: string, now: number): Promise<SessionRow[]> {
  const { results } = await db.prepare(sql).bind(token, now).all();
  return z.array(rowSchema).parse(results);
}
