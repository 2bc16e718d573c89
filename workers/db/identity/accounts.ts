/** A person's password and address. */
import { z } from "zod";

const accountSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  verified: z.number(),
  hash: z.string().nullable(),
});
export type AccountRow = z.infer<typeof accountSchema>;

const columns = `SELECT u.id, u.name, u.email, u.email_verified AS verified, a.password AS hash
  FROM user u LEFT JOIN account a ON a.user_id = u.id AND a.provider_id = 'credential'`;

export async function findAccount(db: D1Database, user: string): Promise<AccountRow | null> {
  const row = await db.prepare(`${columns} WHERE u.id = ?1`).bind(user).first();
  return row ? accountSchema.parse(row) : null;
}

/** The address in lower case. */
export async function findAccountByEmail(db: D1Database, email: string): Promise<AccountRow | null> {
  const row = await db.prepare(`${columns} WHERE u.email = ?1`).bind(email.toLowerCase()).first();
  return row ? accountSchema.parse(row) : null;
}

/** Sets the password, and makes one for who had none. `proven`: a mail to the address did it. */
export async function setPassword(
  db: D1Database,
  change: { user: string; hash: string; at: number; proven: boolean },
): Promise<void> {
  const { user, hash, at, proven } = change;
  await db.batch([
    db
      .prepare(
        `INSERT INTO account (id, account_id, provider_id, user_id, password, created_at, updated_at)
         SELECT 'credential:' || u.id, u.id, 'credential', u.id, ?2, ?3, ?3 FROM user u WHERE u.id = ?1
         ON CONFLICT (provider_id, account_id) DO UPDATE SET password = excluded.password, updated_at = ?3`,
      )
      .bind(user, hash, at),
    db
      .prepare("UPDATE user SET email_verified = 1, updated_at = ?2 WHERE id = ?1 AND ?3")
      .bind(user, at, proven ? 1 : 0),
  ]);
}

/** Gives a person another, proven address; false if somebody else has it. */
export async function setAddress(
  db: D1Database,
  { user, email, at }: { user: string; email: string; at: number },
): Promise<boolean> {
  const { meta } = await db
    .prepare(
      `UPDATE OR IGNORE user SET email = ?2, email_verified = 1, updated_at = ?3
       WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM user o WHERE o.email = ?2 AND o.id <> ?1)`,
    )
    .bind(user, email, at)
    .run();
  return meta.changes > 0;
}
