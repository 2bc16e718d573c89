/** Passkeys: a public key each, by the credential's name. */
import { z } from "zod";
import { type Id, idSchema } from "#domain/ids/ids.ts";
import { type PasskeyView, passkeyViewSchema } from "#domain/views/account.ts";

export async function listPasskeys(db: D1Database, user: string): Promise<PasskeyView[]> {
  const { results } = await db
    .prepare(
      `SELECT id, name, created_at AS createdAt, last_used_at AS lastUsedAt FROM passkey
       WHERE user_id = ?1 ORDER BY created_at, id`,
    )
    .bind(user)
    .all();
  return z.array(passkeyViewSchema).parse(results);
}

/** The names of a person's credentials: an authenticator makes no second one beside them. */
export async function credentialsOf(db: D1Database, user: string): Promise<string[]> {
  const { results } = await db.prepare("SELECT credential FROM passkey WHERE user_id = ?1").bind(user).all();
  return z
    .array(z.object({ credential: z.string() }))
    .parse(results)
    .map(({ credential }) => credential);
}

export interface NewPasskey {
  id: Id<"psk">;
  user: string;
  /** base64url, both. */
  credential: string;
  publicKey: string;
  counter: number;
  transports: readonly string[];
  name: string;
  at: number;
}

/** False if there are as many as there may be, or the credential is known already. */
export async function insertPasskey(db: D1Database, passkey: NewPasskey, most: number): Promise<boolean> {
  const { id, user, credential, publicKey, counter, transports, name, at } = passkey;
  const { meta } = await db
    .prepare(
      `INSERT OR IGNORE INTO passkey (id, user_id, credential, public_key, counter, transports, name, created_at)
       SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 WHERE (SELECT COUNT(*) FROM passkey WHERE user_id = ?2) < ?9`,
    )
    .bind(id, user, credential, publicKey, counter, JSON.stringify(transports), name, at, most)
    .run();
  return meta.changes > 0;
}

const knownSchema = z.object({
  id: idSchema("psk"),
  user: z.string(),
  email: z.string(),
  verified: z.number(),
  publicKey: z.string(),
  counter: z.number(),
});
export type KnownPasskey = z.infer<typeof knownSchema>;

/** Whose a credential is. */
export async function findPasskey(db: D1Database, credential: string): Promise<KnownPasskey | null> {
  const row = await db
    .prepare(
      `SELECT p.id, u.id AS user, u.email, u.email_verified AS verified, p.public_key AS publicKey, p.counter
       FROM passkey p JOIN user u ON u.id = p.user_id WHERE p.credential = ?1`,
    )
    .bind(credential)
    .first();
  return row ? knownSchema.parse(row) : null;
}

export async function notePasskeyUse(
  db: D1Database,
  id: Id<"psk">,
  counter: number,
  at: number,
): Promise<void> {
  await db
    .prepare("UPDATE passkey SET counter = MAX(counter, ?2), last_used_at = ?3 WHERE id = ?1")
    .bind(id, counter, at)
    .run();
}

/** False if it is not theirs. */
export async function renamePasskey(
  db: D1Database,
  user: string,
  id: string,
  name: string,
): Promise<boolean> {
  const { meta } = await db
    .prepare("UPDATE passkey SET name = ?3 WHERE id = ?1 AND user_id = ?2")
    .bind(id, user, name)
    .run();
  return meta.changes > 0;
}

export async function deletePasskey(db: D1Database, user: string, id: string): Promise<boolean> {
  const { meta } = await db
    .prepare("DELETE FROM passkey WHERE id = ?1 AND user_id = ?2")
    .bind(id, user)
    .run();
  return meta.changes > 0;
}
