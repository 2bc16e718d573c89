/** Counters with a window. One statement each counts and answers, so that no two tries share a number. */
import { z } from "zod";

const countSchema = z.object({ count: z.number(), endsAt: z.number() });
export type Count = z.infer<typeof countSchema>;

const countOne = `INSERT INTO attempt (key, count, ends_at) VALUES (?1, 1, ?2 + ?3)
  ON CONFLICT (key) DO UPDATE SET
    count = CASE WHEN ends_at <= ?2 THEN 1 ELSE count + 1 END,
    ends_at = CASE WHEN ends_at <= ?2 THEN ?2 + ?3 ELSE ends_at END
  RETURNING count, ends_at AS endsAt`;

/** Adds one to each counter, and gives what each stands at, in the order of the keys. Times in milliseconds. */
export async function countAttempts(
  db: D1Database,
  keys: readonly string[],
  window: number,
  now: number,
): Promise<Count[]> {
  const answers = await db.batch([
    ...keys.map((key) => db.prepare(countOne).bind(key, now, window)),
    db.prepare("DELETE FROM attempt WHERE ends_at < ?1").bind(now),
  ]);
  return answers.slice(0, keys.length).map(({ results }) => countSchema.parse(results[0]));
}

export async function forgetAttempts(db: D1Database, key: string): Promise<void> {
  await db.prepare("DELETE FROM attempt WHERE key = ?1").bind(key).run();
}
