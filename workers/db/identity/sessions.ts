/** Sessions: opened, seen, ended. Their tokens never leave this file but into the cookie's query. */
import { z } from "zod";

const listedSchema = z.object({
  id: z.string(),
  userAgent: z.string().nullable(),
  network: z.string().nullable(),
  method: z.string().nullable(),
  openedAt: z.number(),
  lastSeenAt: z.number(),
});
export type ListedSession = z.infer<typeof listedSchema>;

/** The living sessions of a person, the last seen first. */
export async function listSessions(db: D1Database, user: string, now: number): Promise<ListedSession[]> {
  const { results } = await db
    .prepare(
      `SELECT id, user_agent AS userAgent, ip_address AS network, method, created_at AS openedAt,
         updated_at AS lastSeenAt
       FROM session WHERE user_id = ?1 AND expires_at > ?2 ORDER BY updated_at DESC, id LIMIT 200`,
    )
    .bind(user, now)
    .all();
  return z.array(listedSchema).parse(results);
}

export interface NewSession {
  id: string;
  token: string;
  user: string;
  method: string;
  ssoOrganization: string | null;
  network: string | null;
  userAgent: string | null;
  /** UTC epoch milliseconds. */
  at: number;
  confirmedAt: number | null;
  expiresAt: number;
}

export async function insertSession(db: D1Database, session: NewSession): Promise<void> {
  const { id, token, user, method, ssoOrganization, network, userAgent, at, confirmedAt, expiresAt } =
    session;
  await db
    .prepare(
      `INSERT INTO session (id, token, user_id, expires_at, created_at, updated_at, ip_address, user_agent, method,
         sso_organization_id, active_organization_id, confirmed_at)
       VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?6, ?7, ?8, ?9, ?9, ?10)`,
    )
    .bind(
      id,
      token,
      user,
      expiresAt,
      at,
      network,
      userAgent?.slice(0, 400) ?? null,
      method,
      ssoOrganization,
      confirmedAt,
    )
    .run();
}

const ownedSchema = z.object({ id: z.string(), user: z.string(), email: z.string() });

/** Whose session a token is. */
export async function sessionOfToken(db: D1Database, token: string) {
  const row = await db
    .prepare(
      `SELECT s.id, u.id AS user, u.email FROM session s JOIN user u ON u.id = s.user_id WHERE s.token = ?1`,
    )
    .bind(token)
    .first();
  return row ? ownedSchema.parse(row) : null;
}

/** How a session was opened, and that its person has just proven themselves. */
export async function stampSession(db: D1Database, id: string, method: string, at: number): Promise<void> {
  await db
    .prepare("UPDATE session SET method = ?2, confirmed_at = ?3 WHERE id = ?1")
    .bind(id, method, at)
    .run();
}

/** The person has proven themselves again. */
export async function confirmSession(db: D1Database, id: string, at: number): Promise<void> {
  await db.prepare("UPDATE session SET confirmed_at = ?2 WHERE id = ?1").bind(id, at).run();
}

/** Seen just now, and good until then. */
export async function slideSession(
  db: D1Database,
  id: string,
  seenAt: number,
  expiresAt: number,
): Promise<void> {
  await db
    .prepare("UPDATE session SET updated_at = ?2, expires_at = ?3 WHERE id = ?1 AND expires_at > ?2")
    .bind(id, seenAt, expiresAt)
    .run();
}

const idsSchema = z.array(z.object({ id: z.string() }));
const toIds = (results: unknown): string[] => idsSchema.parse(results).map(({ id }) => id);

/** Ends one session of a person; false if they have none of this id. */
export async function endSession(db: D1Database, user: string, id: string): Promise<boolean> {
  const { meta } = await db
    .prepare("DELETE FROM session WHERE id = ?1 AND user_id = ?2")
    .bind(id, user)
    .run();
  return meta.changes > 0;
}

/** Ends all sessions of a person but `keep`; answers their ids. */
export async function endOtherSessions(db: D1Database, user: string, keep: string | null): Promise<string[]> {
  const { results } = await db
    .prepare("DELETE FROM session WHERE user_id = ?1 AND id <> ?2 RETURNING id")
    .bind(user, keep ?? "")
    .all();
  return toIds(results);
}

/** Sessions, one-time values and the library's that have run out; nobody needs them. */
export async function forgetExpired(db: D1Database, now: number): Promise<void> {
  await db.batch([
    db.prepare("DELETE FROM session WHERE expires_at <= ?1").bind(now),
    db.prepare("DELETE FROM one_time WHERE expires_at <= ?1").bind(now),
    db.prepare("DELETE FROM verification WHERE expires_at <= ?1").bind(now),
    // A set-up that nobody finished.
    db
      .prepare("DELETE FROM second_factor WHERE confirmed_at IS NULL AND created_at <= ?1")
      .bind(now - 24 * 60 * 60 * 1_000),
  ]);
}

/** The organizations that a person belongs to: where their sockets may be. */
export async function organizationsOf(db: D1Database, user: string): Promise<string[]> {
  const { results } = await db
    .prepare("SELECT organization_id AS id FROM member WHERE user_id = ?1")
    .bind(user)
    .all();
  return toIds(results);
}

/** When the session's person last proved who they are; null if never, or the session is over. */
export async function confirmedAtOf(db: D1Database, id: string): Promise<number | null> {
  const row = await db.prepare("SELECT confirmed_at AS at FROM session WHERE id = ?1").bind(id).first();
  return z.object({ at: z.number().nullable() }).safeParse(row).data?.at ?? null;
}
