/** Authenticator apps and recovery codes. What must happen once is one statement that says whether it did. */
import { z } from "zod";

const factorSchema = z.object({
  secret: z.string(),
  confirmedAt: z.number().nullable(),
  lastStep: z.number(),
});
export type FactorRow = z.infer<typeof factorSchema>;

export async function findFactor(db: D1Database, user: string): Promise<FactorRow | null> {
  const row = await db
    .prepare(
      `SELECT secret, confirmed_at AS confirmedAt, last_step AS lastStep FROM second_factor WHERE user_id = ?1`,
    )
    .bind(user)
    .first();
  return row ? factorSchema.parse(row) : null;
}

/** A new secret that waits for its first code; false if one is in use already. */
export async function beginFactor(
  db: D1Database,
  user: string,
  secret: string,
  at: number,
): Promise<boolean> {
  const { meta } = await db
    .prepare(
      `INSERT INTO second_factor (user_id, secret, confirmed_at, last_step, created_at) VALUES (?1, ?2, NULL, 0, ?3)
       ON CONFLICT (user_id) DO UPDATE SET secret = excluded.secret, created_at = excluded.created_at
       WHERE second_factor.confirmed_at IS NULL`,
    )
    .bind(user, secret, at)
    .run();
  return meta.changes > 0;
}

/** The first code was right: from now on it is asked for. `codes` are hashes. False if it is on already. */
export async function confirmFactor(
  db: D1Database,
  { user, step, codes, at }: { user: string; step: number; codes: readonly string[]; at: number },
): Promise<boolean> {
  const [confirmed] = await db.batch([
    db
      .prepare(
        "UPDATE second_factor SET confirmed_at = ?2, last_step = ?3 WHERE user_id = ?1 AND confirmed_at IS NULL",
      )
      .bind(user, at, step),
    ...replaceCodes(db, user, codes),
  ]);
  return (confirmed?.meta.changes ?? 0) > 0;
}

/** Takes the code of a time step; false if it, or a later one, was taken before. */
export async function takeStep(db: D1Database, user: string, step: number): Promise<boolean> {
  const { meta } = await db
    .prepare(
      "UPDATE second_factor SET last_step = ?2 WHERE user_id = ?1 AND last_step < ?2 AND confirmed_at IS NOT NULL",
    )
    .bind(user, step)
    .run();
  return meta.changes > 0;
}

/** Takes a recovery code; false if it is not theirs or was taken before. */
export async function takeRecoveryCode(
  db: D1Database,
  user: string,
  codeHash: string,
  at: number,
): Promise<boolean> {
  const { meta } = await db
    .prepare(
      "UPDATE recovery_code SET used_at = ?3 WHERE code_hash = ?2 AND user_id = ?1 AND used_at IS NULL",
    )
    .bind(user, codeHash, at)
    .run();
  return meta.changes > 0;
}

export async function renewRecoveryCodes(
  db: D1Database,
  user: string,
  codes: readonly string[],
): Promise<void> {
  await db.batch(replaceCodes(db, user, codes));
}

export async function removeFactor(db: D1Database, user: string): Promise<void> {
  await db.batch([
    db.prepare("DELETE FROM second_factor WHERE user_id = ?1").bind(user),
    db.prepare("DELETE FROM recovery_code WHERE user_id = ?1").bind(user),
  ]);
}

function replaceCodes(db: D1Database, user: string, codes: readonly string[]) {
  return [
    db.prepare("DELETE FROM recovery_code WHERE user_id = ?1").bind(user),
    db
      .prepare("INSERT INTO recovery_code (code_hash, user_id) SELECT value, ?1 FROM json_each(?2)")
      .bind(user, JSON.stringify(codes)),
  ];
}

const standingSchema = z.object({ isOn: z.number(), codes: z.number() });

/** Whether a person has one, and how many recovery codes are left. */
export async function factorStanding(db: D1Database, user: string): Promise<{ on: boolean; codes: number }> {
  const row = await db
    .prepare(
      `SELECT EXISTS (SELECT 1 FROM second_factor WHERE user_id = ?1 AND confirmed_at IS NOT NULL) AS isOn,
         (SELECT COUNT(*) FROM recovery_code WHERE user_id = ?1 AND used_at IS NULL) AS codes`,
    )
    .bind(user)
    .first();
  const { isOn, codes } = standingSchema.parse(row);
  return { on: isOn === 1, codes };
}

/** The person's organizations that ask for a second factor, by name. */
export async function organizationsThatRequire(db: D1Database, user: string): Promise<string[]> {
  const { results } = await db
    .prepare(
      `SELECT o.name FROM member m JOIN organization o ON o.id = m.organization_id
       WHERE m.user_id = ?1 AND o.requires_second_factor = 1 ORDER BY o.name COLLATE NOCASE`,
    )
    .bind(user)
    .all();
  return z
    .array(z.object({ name: z.string() }))
    .parse(results)
    .map(({ name }) => name);
}

/** Whether an organization asks for it; and the switch. */
export async function requirementOf(db: D1Database, organization: string): Promise<boolean> {
  const row = await db
    .prepare("SELECT requires_second_factor AS asks FROM organization WHERE id = ?1")
    .bind(organization)
    .first();
  return z.object({ asks: z.number() }).safeParse(row).data?.asks === 1;
}

export async function setRequirement(db: D1Database, organization: string, asks: boolean): Promise<void> {
  await db
    .prepare("UPDATE organization SET requires_second_factor = ?2 WHERE id = ?1")
    .bind(organization, asks ? 1 : 0)
    .run();
}
