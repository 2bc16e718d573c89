/** Changes of who belongs to an organization. Each is one batch that checks for itself what it must not race with. */
import { z } from "zod";
import type { Role } from "#domain/access/access.ts";
import { formerOwnerRole, keepingRole } from "#domain/access/giving.ts";
import type { Id } from "#domain/ids/ids.ts";

const memberSchema = z.object({ id: z.string(), name: z.string(), role: z.string(), keepers: z.number() });
/** A member, and how many owners the organization has. */
export type MemberStanding = z.infer<typeof memberSchema>;

export async function findMember(
  db: D1Database,
  organization: Id<"org">,
  user: string,
): Promise<MemberStanding | null> {
  const row = await db
    .prepare(
      `SELECT u.id, u.name, m.role, (SELECT COUNT(*) FROM member k WHERE k.organization_id = ?1 AND k.role = ?3) AS keepers
       FROM member m JOIN user u ON u.id = m.user_id WHERE m.organization_id = ?1 AND m.user_id = ?2`,
    )
    .bind(organization, user, keepingRole)
    .first();
  return row ? memberSchema.parse(row) : null;
}

interface Change {
  organization: Id<"org">;
  user: string;
  /** The role that they were seen with: with another one, nothing happens. */
  from: string;
}

/** `?3` is the role seen; an owner changes only where another one stays. */
const unlessLast = `organization_id = ?1 AND user_id = ?2 AND role = ?3 AND (role <> '${keepingRole}' OR EXISTS (
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

/**
 * Before somebody goes: who reported to them reports to their own manager, so that nothing comes into sight for those
 * above by it. `?3` as in `unlessLast`: nothing happens if they stay.
 */
function passReportsOn(db: D1Database) {
  return db.prepare(
    `UPDATE member SET manager_id = (SELECT g.manager_id FROM member g WHERE g.organization_id = ?1 AND g.user_id = ?2)
     WHERE organization_id = ?1 AND manager_id = ?2 AND EXISTS (SELECT 1 FROM member WHERE ${unlessLast})`,
  );
}

/** Ends a membership, and where it was the sessions' active organization, that. False as above. */
export async function removeMemberRow(
  db: D1Database,
  { organization, user, from }: Change,
): Promise<boolean> {
  const [, removed] = await db.batch([
    passReportsOn(db).bind(organization, user, from),
    db.prepare(`DELETE FROM member WHERE ${unlessLast}`).bind(organization, user, from),
    db
      .prepare(
        `UPDATE session SET active_organization_id = NULL WHERE user_id = ?2 AND active_organization_id = ?1
         AND NOT EXISTS (SELECT 1 FROM member m WHERE m.organization_id = ?1 AND m.user_id = ?2)`,
      )
      .bind(organization, user),
  ]);
  return (removed?.meta.changes ?? 0) > 0;
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
