/**
 * Invitations as their token's holder sees them. Accepting is one batch, which D1 runs as one transaction: the first
 * statement uses the token up by writing the membership's id, and everything after it hangs on that id.
 */
import { z } from "zod";
import { type Id, idSchema } from "#domain/ids/ids.ts";

const foundSchema = z.object({
  organization: idSchema("org"),
  organizationName: z.string(),
  email: z.string(),
  role: z.string(),
  status: z.string(),
  inviter: z.string().nullable(),
  expiresAt: z.number(),
});
export type FoundInvitation = z.infer<typeof foundSchema>;

/** The invitation behind a token, whatever became of it. */
export async function findInvitation(db: D1Database, tokenHash: string): Promise<FoundInvitation | null> {
  const row = await db
    .prepare(
      `SELECT i.organization_id AS organization, o.name AS organizationName, i.email, i.role, i.status,
         u.name AS inviter, i.expires_at AS expiresAt
       FROM invitation i JOIN organization o ON o.id = i.organization_id LEFT JOIN user u ON u.id = i.inviter_id
       WHERE i.token_hash = ?1`,
    )
    .bind(tokenHash)
    .first();
  return row ? foundSchema.parse(row) : null;
}

export async function declineInvitation(db: D1Database, tokenHash: string, at: number): Promise<boolean> {
  const { meta } = await db
    .prepare(
      `UPDATE invitation SET status = 'declined', token_hash = NULL, decided_at = ?1
       WHERE token_hash = ?2 AND status = 'pending' AND expires_at > ?1`,
    )
    .bind(at, tokenHash)
    .run();
  return meta.changes > 0;
}

interface Acceptance {
  tokenHash: string;
  member: Id<"mem">;
  at: number;
}

// Who was switched off comes back by being switched on, and by no invitation.
const notSwitchedOff = `NOT EXISTS (SELECT 1 FROM deactivated_member d JOIN user u ON u.id = d.user_id
  WHERE d.organization_id = invitation.organization_id AND u.email = invitation.email)`;
const useUp = `UPDATE invitation SET status = 'accepted', member_id = ?1, decided_at = ?2
  WHERE token_hash = ?3 AND status = 'pending' AND expires_at > ?2 AND ${notSwitchedOff}`;
// Who is a member already stays what they are.
const join = `INSERT INTO member (id, organization_id, user_id, role, created_at)
  SELECT i.member_id, i.organization_id, u.id, i.role, ?2 FROM invitation i JOIN user u ON u.email = i.email
  WHERE i.member_id = ?1 ON CONFLICT (organization_id, user_id) DO NOTHING`;

/** A person with a confirmed address accepts what was sent to it; false if there is nothing (any more) for them. */
export async function acceptAs(
  db: D1Database,
  { user, session, tokenHash, member, at }: Acceptance & { user: string; session: string },
): Promise<boolean> {
  const [used] = await db.batch([
    db
      .prepare(
        `${useUp} AND EXISTS (SELECT 1 FROM user u WHERE u.id = ?4 AND u.email = invitation.email AND u.email_verified = 1)`,
      )
      .bind(member, at, tokenHash, user),
    db.prepare(join).bind(member, at),
    db
      .prepare(
        `UPDATE session SET active_organization_id = (SELECT organization_id FROM invitation WHERE member_id = ?1)
         WHERE id = ?2 AND user_id = ?3 AND EXISTS (SELECT 1 FROM invitation WHERE member_id = ?1)`,
      )
      .bind(member, session, user),
  ]);
  return (used?.meta.changes ?? 0) > 0;
}

/** Whether somebody has proven that this address is theirs. */
export async function isKnownAddress(db: D1Database, email: string): Promise<boolean> {
  const row = await db
    .prepare("SELECT 1 FROM user WHERE email = ?1 AND email_verified = 1")
    .bind(email)
    .first();
  return row !== null;
}

/**
 * A new person accepts: the mailed token proves the address. An account that somebody made with the address and never
 * confirmed loses its password and its sessions: whoever made it may not have been its owner. Null if the invitation
 * is not waiting (any more), or the address is a known person's.
 */
export async function acceptAsNew(
  db: D1Database,
  { tokenHash, member, at, user, name, hash }: Acceptance & { user: string; name: string; hash: string },
): Promise<{ user: string } | null> {
  const theirs = `SELECT u.id FROM user u JOIN invitation i ON i.email = u.email WHERE i.member_id = ?1`;
  const answers = await db.batch([
    db
      .prepare(
        `${useUp} AND NOT EXISTS (SELECT 1 FROM user u WHERE u.email = invitation.email AND u.email_verified = 1)`,
      )
      .bind(member, at, tokenHash),
    db.prepare(`DELETE FROM session WHERE user_id IN (${theirs})`).bind(member),
    db.prepare(`DELETE FROM account WHERE user_id IN (${theirs})`).bind(member),
    db
      .prepare(
        `INSERT INTO user (id, name, email, email_verified, created_at, updated_at)
         SELECT ?2, ?3, i.email, 1, ?4, ?4 FROM invitation i WHERE i.member_id = ?1
         ON CONFLICT (email) DO UPDATE SET name = excluded.name, email_verified = 1, updated_at = ?4`,
      )
      .bind(member, user, name, at),
    db
      .prepare(
        `INSERT INTO account (id, account_id, provider_id, user_id, password, created_at, updated_at)
         SELECT 'credential:' || own.id, own.id, 'credential', own.id, ?2, ?3, ?3 FROM (${theirs}) own`,
      )
      .bind(member, hash, at),
    db.prepare(join).bind(member, at),
    db.prepare(theirs).bind(member),
  ]);
  const own = z.object({ id: z.string() }).safeParse(answers.at(-1)?.results[0]);
  return own.success ? { user: own.data.id } : null;
}
