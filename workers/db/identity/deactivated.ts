/** Members who are switched off: none anywhere, until they are switched on again as what they were. */
import { z } from "zod";
import type { Id } from "#domain/ids/ids.ts";
import { breaksGlass, type Change, unlessLast } from "./members.ts";

/**
 * Takes a membership away and keeps it aside. In the same batch goes what hangs on it: the sessions' place in this
 * organization, sessions that its provider opened, personal tokens, an invitation that still waits. False if the
 * person is gone, has another role by now, is the last owner or the one who may break the glass.
 */
export async function setAside(
  db: D1Database,
  { organization, user, from, by, at }: Change & { by: string; at: number },
): Promise<boolean> {
  const here = [organization, user] as const;
  const may = `${unlessLast} AND NOT EXISTS (${breaksGlass})`;
  const gone = "NOT EXISTS (SELECT 1 FROM member m WHERE m.organization_id = ?1 AND m.user_id = ?2)";
  const [, , removed] = await db.batch([
    db
      .prepare(
        `INSERT OR REPLACE INTO deactivated_member
           (id, organization_id, user_id, role, manager_id, created_at, deactivated_at, deactivated_by)
         SELECT id, organization_id, user_id, role, manager_id, created_at, ?4, ?5 FROM member WHERE ${may}`,
      )
      .bind(...here, from, at, by),
    // Who reported to them reports to their own manager: nothing comes into sight for those above by it.
    db
      .prepare(
        `UPDATE member SET manager_id = (SELECT g.manager_id FROM member g WHERE g.organization_id = ?1 AND g.user_id = ?2)
         WHERE organization_id = ?1 AND manager_id = ?2 AND EXISTS (SELECT 1 FROM member WHERE ${may})`,
      )
      .bind(...here, from),
    db.prepare(`DELETE FROM member WHERE ${may}`).bind(...here, from),
    db
      .prepare(
        `UPDATE session SET active_organization_id = NULL
         WHERE user_id = ?2 AND active_organization_id = ?1 AND ${gone}`,
      )
      .bind(...here),
    db
      .prepare(`DELETE FROM session WHERE user_id = ?2 AND sso_organization_id = ?1 AND ${gone}`)
      .bind(...here),
    db
      .prepare(
        `UPDATE api_key SET revoked_at = ?3
         WHERE organization_id = ?1 AND user_id = ?2 AND revoked_at IS NULL AND ${gone}`,
      )
      .bind(...here, at),
    db
      .prepare(
        `UPDATE invitation SET status = 'revoked', token_hash = NULL, decided_at = ?3
         WHERE organization_id = ?1 AND status = 'pending' AND ${gone}
           AND email = (SELECT u.email FROM user u WHERE u.id = ?2)`,
      )
      .bind(...here, at),
  ]);
  return (removed?.meta.changes ?? 0) > 0;
}

/** Makes them a member again, as what they were, under the manager whom they had if that is one still. */
export async function bringBack(db: D1Database, { organization, user, from }: Change): Promise<boolean> {
  const theirs = "organization_id = ?1 AND user_id = ?2 AND role = ?3";
  const [back] = await db.batch([
    db
      .prepare(
        `INSERT INTO member (id, organization_id, user_id, role, created_at, manager_id)
         SELECT id, organization_id, user_id, role, created_at, (SELECT k.user_id FROM member k
           WHERE k.organization_id = ?1 AND k.user_id = deactivated_member.manager_id)
         FROM deactivated_member WHERE ${theirs}
         ON CONFLICT (organization_id, user_id) DO NOTHING`,
      )
      .bind(organization, user, from),
    db.prepare(`DELETE FROM deactivated_member WHERE ${theirs}`).bind(organization, user, from),
  ]);
  return (back?.meta.changes ?? 0) > 0;
}

/** They are not to come back: nothing is kept aside any more. */
export async function forget(db: D1Database, organization: Id<"org">, user: string): Promise<void> {
  await db
    .prepare("DELETE FROM deactivated_member WHERE organization_id = ?1 AND user_id = ?2")
    .bind(organization, user)
    .run();
}

const rowSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.string(),
  /** UTC epoch milliseconds. */
  at: z.number(),
});
export type DeactivatedRow = z.infer<typeof rowSchema>;

const columns = `u.id, u.name, u.email, d.role, d.deactivated_at AS at
  FROM deactivated_member d JOIN user u ON u.id = d.user_id WHERE d.organization_id = ?1`;

/** By name. */
export async function listDeactivated(db: D1Database, organization: Id<"org">): Promise<DeactivatedRow[]> {
  const { results } = await db
    .prepare(`SELECT ${columns} ORDER BY u.name COLLATE NOCASE, u.id`)
    .bind(organization)
    .all();
  return z.array(rowSchema).parse(results);
}

export async function findDeactivated(
  db: D1Database,
  organization: Id<"org">,
  user: string,
): Promise<DeactivatedRow | null> {
  const row = await db.prepare(`SELECT ${columns} AND d.user_id = ?2`).bind(organization, user).first();
  return row ? rowSchema.parse(row) : null;
}
