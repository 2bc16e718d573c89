/** Changes of who belongs to an organization. Each is one batch that checks for itself what it must not race with. */
import { z } from "zod";
import type { Role } from "#domain/access/access.ts";
import { formerOwnerRole, keepingRole } from "#domain/access/giving.ts";
import type { Id } from "#domain/ids/ids.ts";

const memberSchema = z.object({
  id: z.string(),
  name: z.string(),
  role: z.string(),
  keepers: z.number(),
  /** 1: the one who gets in when the enforced provider is away. */
  breakGlass: z.number(),
});
/** A member, how many owners the organization has, and whether it counts on them to get in. */
export type MemberStanding = z.infer<typeof memberSchema>;

/** Whether `?2` is the break-glass person of an organization that enforces its provider for somebody. */
export const breaksGlass = `SELECT 1 FROM sso_connection c JOIN sso_domain d ON d.organization_id = c.organization_id
  WHERE c.organization_id = ?1 AND c.break_glass_user_id = ?2 AND c.active = 1 AND d.enforced = 1`;

export async function findMember(
  db: D1Database,
  organization: Id<"org">,
  user: string,
): Promise<MemberStanding | null> {
  const row = await db
    .prepare(
      `SELECT u.id, u.name, m.role, (SELECT COUNT(*) FROM member k WHERE k.organization_id = ?1 AND k.role = ?3) AS keepers,
         EXISTS (${breaksGlass}) AS breakGlass
       FROM member m JOIN user u ON u.id = m.user_id WHERE m.organization_id = ?1 AND m.user_id = ?2`,
    )
    .bind(organization, user, keepingRole)
    .first();
  return row ? memberSchema.parse(row) : null;
}

export interface Change {
  organization: Id<"org">;
  user: string;
  /** The role that they were seen with: with another one, nothing happens. */
  from: string;
}

/** `?3` is the role seen; an owner changes only where another one stays. */
export const unlessLast = `organization_id = ?1 AND user_id = ?2 AND role = ?3 AND (role <> '${keepingRole}' OR EXISTS (
  SELECT 1 FROM member k WHERE k.organization_id = ?1 AND k.role = '${keepingRole}' AND k.user_id <> ?2))`;

/** False if the person is gone, has another role by now, or is the last owner. */
export async function changeMemberRole(
  db: D1Database,
  { organization, user, from, to }: Change & { to: Role },
): Promise<boolean> {
  const { meta } = await db
    .prepare(`UPDATE member SET role = ?4 WHERE ${unlessLast}`)
    .bind(organization, user, from, to)
    .run();
  return meta.changes > 0;
}

/** Makes `to` an owner and `from` a former one, both or neither. */
export async function handOver(
  db: D1Database,
  { organization, from, to }: { organization: Id<"org">; from: string; to: string },
): Promise<boolean> {
  const [raised, lowered] = await db.batch([
    db
      .prepare(
        `UPDATE member SET role = ?4 WHERE organization_id = ?1 AND user_id = ?2 AND user_id <> ?3 AND EXISTS (
           SELECT 1 FROM member k WHERE k.organization_id = ?1 AND k.user_id = ?3 AND k.role = ?4)`,
      )
      .bind(organization, to, from, keepingRole),
    db
      .prepare(
        `UPDATE member SET role = ?4 WHERE organization_id = ?1 AND user_id = ?3 AND role = ?5 AND EXISTS (
           SELECT 1 FROM member k WHERE k.organization_id = ?1 AND k.user_id = ?2 AND k.user_id <> ?3 AND k.role = ?5)`,
      )
      .bind(organization, to, from, formerOwnerRole, keepingRole),
  ]);
  return (raised?.meta.changes ?? 0) > 0 && (lowered?.meta.changes ?? 0) > 0;
}

/** From now on the session works in this organization; false if its person is not a member there. */
export async function setActiveOrganization(
  db: D1Database,
  session: string,
  organization: Id<"org">,
): Promise<boolean> {
  const { meta } = await db
    .prepare(
      `UPDATE session SET active_organization_id = ?2 WHERE id = ?1 AND EXISTS (
         SELECT 1 FROM member m WHERE m.user_id = session.user_id AND m.organization_id = ?2)`,
    )
    .bind(session, organization)
    .run();
  return meta.changes > 0;
}

/** The person's sessions that have named no organization yet begin in this one. */
export async function beginIn(db: D1Database, user: string, organization: Id<"org">): Promise<void> {
  await db
    .prepare(
      "UPDATE session SET active_organization_id = ?2 WHERE user_id = ?1 AND active_organization_id IS NULL",
    )
    .bind(user, organization)
    .run();
}
