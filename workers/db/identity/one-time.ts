/** Values that are good once: mailed links, half-done sign-ins, challenges. Kept by their secret's hash. */
import { z } from "zod";

const rowSchema = z.object({ user: z.string().nullable(), data: z.string() });
export interface OneTime {
  user: string | null;
  data: unknown;
}

interface Kept {
  tokenHash: string;
  purpose: string;
  user: string | null;
  data: unknown;
  /** UTC epoch milliseconds. */
  expiresAt: number;
  /** Whether those of the same person and purpose before it end with it. */
  alone: boolean;
}

export async function keepOneTime(db: D1Database, kept: Kept): Promise<void> {
  const { tokenHash, purpose, user, data, expiresAt, alone } = kept;
  await db.batch([
    db
      .prepare("DELETE FROM one_time WHERE ?3 AND user_id = ?1 AND purpose = ?2")
      .bind(user, purpose, alone ? 1 : 0),
    db
      .prepare(
        "INSERT INTO one_time (token_hash, purpose, user_id, data, expires_at) VALUES (?1, ?2, ?3, ?4, ?5)",
      )
      .bind(tokenHash, purpose, user, JSON.stringify(data), expiresAt),
  ]);
}

const parse = (row: unknown): OneTime => {
  const { user, data } = rowSchema.parse(row);
  return { user, data: JSON.parse(data) };
};

/** Looks without using it up; null if there is none (any more). */
export async function seeOneTime(
  db: D1Database,
  tokenHash: string,
  purpose: string,
  now: number,
): Promise<OneTime | null> {
  const row = await db
    .prepare(
      "SELECT user_id AS user, data FROM one_time WHERE token_hash = ?1 AND purpose = ?2 AND expires_at > ?3",
    )
    .bind(tokenHash, purpose, now)
    .first();
  return row ? parse(row) : null;
}

/** Uses it up: of any number who try at once, one gets it. */
export async function takeOneTime(
  db: D1Database,
  tokenHash: string,
  purpose: string,
  now: number,
): Promise<OneTime | null> {
  const row = await db
    .prepare(
      `DELETE FROM one_time WHERE token_hash = ?1 AND purpose = ?2 AND expires_at > ?3
       RETURNING user_id AS user, data`,
    )
    .bind(tokenHash, purpose, now)
    .first();
  return row ? parse(row) : null;
}

/** Ends what a person has waiting, for these purposes. */
export async function dropOneTimes(db: D1Database, user: string, purposes: readonly string[]): Promise<void> {
  await db
    .prepare("DELETE FROM one_time WHERE user_id = ?1 AND purpose IN (SELECT value FROM json_each(?2))")
    .bind(user, JSON.stringify(purposes))
    .run();
}
