/** Members of an organization, as its protection sees them. */
import { z } from "zod";

const idsSchema = z.array(z.object({ id: z.string() }));

/** Members who have no second factor. */
export async function membersWithoutFactor(db: D1Database, organization: string): Promise<string[]> {
  const { results } = await db
    .prepare(
      `SELECT m.user_id AS id FROM member m WHERE m.organization_id = ?1 AND NOT EXISTS (
         SELECT 1 FROM second_factor f WHERE f.user_id = m.user_id AND f.confirmed_at IS NOT NULL)`,
    )
    .bind(organization)
    .all();
  return idsSchema.parse(results).map(({ id }) => id);
}

const keeperSchema = z.object({ id: z.string(), name: z.string() });

/** Its owners and admins, by name. */
export async function keepersOf(db: D1Database, organization: string) {
  const { results } = await db
    .prepare(
      `SELECT u.id, u.name FROM member m JOIN user u ON u.id = m.user_id
       WHERE m.organization_id = ?1 AND m.role IN ('owner', 'admin') ORDER BY u.name COLLATE NOCASE, u.id`,
    )
    .bind(organization)
    .all();
  return z.array(keeperSchema).parse(results);
}
