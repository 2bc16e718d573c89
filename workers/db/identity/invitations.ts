/** Invitations as the organization sees them. Each statement checks for itself what it must not race with. */
import { z } from "zod";
import type { Role } from "#domain/access/access.ts";
import { type Id, idSchema } from "#domain/ids/ids.ts";

export interface NewInvitation {
  id: Id<"inv">;
  organization: Id<"org">;
  email: string;
  role: Role;
  inviter: string;
  tokenHash: string;
  /** UTC epoch milliseconds. */
  at: number;
  expiresAt: number;
}

const insert = `INSERT INTO invitation
    (id, organization_id, email, role, status, inviter_id, token_hash, created_at, expires_at)
  SELECT ?1, ?2, ?3, ?4, 'pending', ?5, ?6, ?7, ?8
  WHERE NOT EXISTS (SELECT 1 FROM member m JOIN user u ON u.id = m.user_id
    WHERE m.organization_id = ?2 AND u.email = ?3)
  AND NOT EXISTS (SELECT 1 FROM deactivated_member d JOIN user u ON u.id = d.user_id
    WHERE d.organization_id = ?2 AND u.email = ?3)
  ON CONFLICT (organization_id, email) WHERE status = 'pending' DO UPDATE SET
    role = excluded.role, inviter_id = excluded.inviter_id, token_hash = excluded.token_hash,
    created_at = excluded.created_at, expires_at = excluded.expires_at, sent_at = NULL
    WHERE invitation.expires_at <= ?7
  RETURNING id`;

/** Keeps an invitation, in place of one that ran out; or says what is there already. */
export async function keepInvitation(
  db: D1Database,
  { id, organization, email, role, inviter, tokenHash, at, expiresAt }: NewInvitation,
): Promise<{ kept: Id<"inv"> } | { there: "member" | "deactivated" | "invitation" }> {
  const [kept, member, deactivated] = await db.batch([
    db.prepare(insert).bind(id, organization, email, role, inviter, tokenHash, at, expiresAt),
    db
      .prepare(
        "SELECT 1 FROM member m JOIN user u ON u.id = m.user_id WHERE m.organization_id = ?1 AND u.email = ?2",
      )
      .bind(organization, email),
    db
      .prepare(
        `SELECT 1 FROM deactivated_member d JOIN user u ON u.id = d.user_id
         WHERE d.organization_id = ?1 AND u.email = ?2`,
      )
      .bind(organization, email),
  ]);
  const row = z.object({ id: idSchema("inv") }).safeParse(kept?.results[0]);
  if (row.success) return { kept: row.data.id };
  if (deactivated?.results.length) return { there: "deactivated" };
  return { there: member?.results.length ? "member" : "invitation" };
}

/** The mail with this token left. */
export async function noteInvitationSent(db: D1Database, tokenHash: string, at: number): Promise<void> {
  await db.prepare("UPDATE invitation SET sent_at = ?1 WHERE token_hash = ?2").bind(at, tokenHash).run();
}

const renewedSchema = z.object({ email: z.string() });

/** A new token and a new term; the old token is worth nothing then. Null if it is not waiting for an answer. */
export async function renewInvitation(
  db: D1Database,
  renewal: Pick<NewInvitation, "id" | "organization" | "tokenHash" | "expiresAt">,
): Promise<{ email: string } | null> {
  const row = await db
    .prepare(
      `UPDATE invitation SET token_hash = ?1, expires_at = ?2, sent_at = NULL
       WHERE id = ?3 AND organization_id = ?4 AND status = 'pending' RETURNING email`,
    )
    .bind(renewal.tokenHash, renewal.expiresAt, renewal.id, renewal.organization)
    .first();
  return row ? renewedSchema.parse(row) : null;
}

/** Takes an invitation back, or a declined one off the list; false if there is none to take back. */
export async function revokeInvitation(
  db: D1Database,
  organization: Id<"org">,
  id: Id<"inv">,
  at: number,
): Promise<boolean> {
  const { meta } = await db
    .prepare(
      `UPDATE invitation SET status = 'revoked', token_hash = NULL, decided_at = ?1
       WHERE id = ?2 AND organization_id = ?3 AND status IN ('pending', 'declined')`,
    )
    .bind(at, id, organization)
    .run();
  return meta.changes > 0;
}

const rowSchema = z.object({
  id: idSchema("inv"),
  email: z.string(),
  role: z.string(),
  status: z.enum(["pending", "declined"]),
  sentAt: z.number().nullable(),
  expiresAt: z.number(),
  inviter: z.string(),
});
export type InvitationRow = z.infer<typeof rowSchema>;

const columns = `i.id, i.email, i.role, i.status, i.sent_at AS sentAt, i.expires_at AS expiresAt, u.name AS inviter
  FROM invitation i JOIN user u ON u.id = i.inviter_id
  WHERE i.organization_id = ?1 AND i.status IN ('pending', 'declined')`;

/** What waits for an answer, and what was declined, newest first. */
export async function openInvitations(db: D1Database, organization: Id<"org">): Promise<InvitationRow[]> {
  const { results } = await db
    .prepare(`SELECT ${columns} ORDER BY i.created_at DESC, i.id DESC LIMIT 500`)
    .bind(organization)
    .all();
  return z.array(rowSchema).parse(results);
}

/** One of them. */
export async function openInvitation(
  db: D1Database,
  organization: Id<"org">,
  id: Id<"inv">,
): Promise<InvitationRow | null> {
  const row = await db.prepare(`SELECT ${columns} AND i.id = ?2`).bind(organization, id).first();
  return row ? rowSchema.parse(row) : null;
}
