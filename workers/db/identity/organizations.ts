/** Organizations and who belongs to them. */
import { z } from "zod";
import type { Role } from "#domain/access/access.ts";
import { type Id, idSchema, newId } from "#domain/ids/ids.ts";

/**
 * An organization owned by a person who belongs to none. One batch, so there is never an organization without
 * its owner; null, and nothing happens, for a person who does not exist (a sign-up with a known address made none).
 */
export async function foundOrganization(
  db: D1Database,
  founding: { user: string; name: string; role: Role; at: number },
): Promise<Id<"org"> | null> {
  const organization = newId("org");
  const [, , founded] = await db.batch([
    db
      .prepare(
        `INSERT INTO organization (id, name, slug, created_at)
         SELECT ?1, ?2, ?1, ?3 FROM user u
         WHERE u.id = ?4 AND NOT EXISTS (SELECT 1 FROM member m WHERE m.user_id = u.id)`,
      )
      .bind(organization, founding.name, founding.at, founding.user),
    db
      .prepare(
        `INSERT INTO member (id, organization_id, user_id, role, created_at)
         SELECT ?1, o.id, ?2, ?3, ?4 FROM organization o WHERE o.id = ?5`,
      )
      .bind(newId("mem"), founding.user, founding.role, founding.at, organization),
    db.prepare("SELECT id FROM organization WHERE id = ?1").bind(organization),
  ]);
  return founded?.results.length === 1 ? organization : null;
}

const memberSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.string(),
  manager: z.string().nullable(),
});
export type MemberRow = z.infer<typeof memberSchema>;

/** The people of an organization, by name. Only its own: ask for `member.list` before. */
export async function listMembers(db: D1Database, organization: Id<"org">): Promise<MemberRow[]> {
  const { results } = await db
    .prepare(
      `SELECT u.id, u.name, u.email, m.role, m.manager_id AS manager FROM member m JOIN user u ON u.id = m.user_id
       WHERE m.organization_id = ?1 ORDER BY u.name COLLATE NOCASE, u.id`,
    )
    .bind(organization)
    .all();
  return z.array(memberSchema).parse(results);
}

/** Every organization there is, oldest first: for operators. */
export async function allOrganizations(db: D1Database): Promise<Id<"org">[]> {
  const { results } = await db.prepare("SELECT id FROM organization ORDER BY created_at, id").all();
  return z
    .array(z.object({ id: idSchema("org") }))
    .parse(results)
    .map(({ id }) => id);
}
