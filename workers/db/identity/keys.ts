/** Keys for programs: an organization's own (no user), or somebody's. Known by their hash alone. */
import { z } from "zod";
import { type Id, idSchema } from "#domain/ids/ids.ts";

const listedSchema = z.object({
  id: idSchema("key"),
  name: z.string(),
  hint: z.string(),
  capabilities: z.string(),
  maker: z.string().nullable(),
  createdAt: z.number(),
  expiresAt: z.number().nullable(),
  lastUsedAt: z.number().nullable(),
});
export type ListedKey = z.infer<typeof listedSchema>;

/** The keys of an organization, or of one of its people; newest first. */
export async function listKeys(
  db: D1Database,
  organization: Id<"org">,
  user: string | null,
): Promise<ListedKey[]> {
  const { results } = await db
    .prepare(
      `SELECT k.id, k.name, k.hint, k.capabilities, u.name AS maker, k.created_at AS createdAt,
         k.expires_at AS expiresAt, k.last_used_at AS lastUsedAt
       FROM api_key k LEFT JOIN user u ON u.id = k.created_by
       WHERE k.organization_id = ?1 AND k.user_id IS ?2 AND k.revoked_at IS NULL
       ORDER BY k.created_at DESC, k.id DESC`,
    )
    .bind(organization, user)
    .all();
  return z.array(listedSchema).parse(results);
}

export interface KeyToKeep {
  id: Id<"key">;
  organization: Id<"org">;
  user: string | null;
  name: string;
  keyHash: string;
  hint: string;
  capabilities: readonly string[];
  maker: string;
  at: number;
  expiresAt: number | null;
}

/** False if there are as many as there may be. */
export async function keepKey(db: D1Database, key: KeyToKeep, most: number): Promise<boolean> {
  const { meta } = await db
    .prepare(
      `INSERT INTO api_key (id, organization_id, user_id, name, key_hash, hint, capabilities, created_by, created_at, expires_at)
       SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10 WHERE (SELECT COUNT(*) FROM api_key k
         WHERE k.organization_id = ?2 AND k.user_id IS ?3 AND k.revoked_at IS NULL) < ?11`,
    )
    .bind(
      key.id,
      key.organization,
      key.user,
      key.name,
      key.keyHash,
      key.hint,
      JSON.stringify(key.capabilities),
      key.maker,
      key.at,
      key.expiresAt,
      most,
    )
    .run();
  return meta.changes > 0;
}

/** False if there is none of this id there. */
export async function revokeKey(
  db: D1Database,
  where: { organization: Id<"org">; user: string | null; id: string; at: number },
): Promise<boolean> {
  const { meta } = await db
    .prepare(
      `UPDATE api_key SET revoked_at = ?4 WHERE id = ?1 AND organization_id = ?2 AND user_id IS ?3 AND revoked_at IS NULL`,
    )
    .bind(where.id, where.organization, where.user, where.at)
    .run();
  return meta.changes > 0;
}

const livingSchema = z.object({
  id: idSchema("key"),
  name: z.string(),
  capabilities: z.string(),
  organization: idSchema("org"),
  organizationName: z.string(),
  lastUsedAt: z.number().nullable(),
  user: z.string().nullable(),
  userName: z.string().nullable(),
  email: z.string().nullable(),
  /** Of the token's person, there; null for who is no member any more. */
  role: z.string().nullable(),
  /** 1: the organization asks for a second factor that the token's person does not have. */
  locked: z.number(),
});
export type LivingKey = z.infer<typeof livingSchema>;

/** The key of this hash, if it has neither been revoked nor run out. */
export async function findKey(db: D1Database, keyHash: string, now: number): Promise<LivingKey | null> {
  const row = await db
    .prepare(
      `SELECT k.id, k.name, k.capabilities, o.id AS organization, o.name AS organizationName,
         k.last_used_at AS lastUsedAt, k.user_id AS user, u.name AS userName, u.email, m.role,
         (k.user_id IS NOT NULL AND o.requires_second_factor = 1 AND NOT EXISTS (SELECT 1 FROM second_factor f
           WHERE f.user_id = k.user_id AND f.confirmed_at IS NOT NULL)) AS locked
       FROM api_key k JOIN organization o ON o.id = k.organization_id
       LEFT JOIN user u ON u.id = k.user_id
       LEFT JOIN member m ON m.user_id = k.user_id AND m.organization_id = k.organization_id
       WHERE k.key_hash = ?1 AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > ?2)`,
    )
    .bind(keyHash, now)
    .first();
  return row ? livingSchema.parse(row) : null;
}

/** What an organization's own key was given; null if there is none with this id, or it was revoked or ran out. */
export async function keyCapabilities(
  db: D1Database,
  organization: Id<"org">,
  key: string,
  now: number,
): Promise<string[] | null> {
  const row = await db
    .prepare(
      `SELECT capabilities FROM api_key WHERE id = ?1 AND organization_id = ?2 AND user_id IS NULL
         AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?3)`,
    )
    .bind(key, organization, now)
    .first<{ capabilities: string }>();
  return row && z.array(z.string()).parse(JSON.parse(row.capabilities));
}

export async function noteKeyUse(db: D1Database, id: Id<"key">, at: number): Promise<void> {
  await db.prepare("UPDATE api_key SET last_used_at = ?2 WHERE id = ?1").bind(id, at).run();
}
