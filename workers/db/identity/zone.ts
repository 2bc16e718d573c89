/** TXT records that tests and developers put up for a day (workers/dns/embedded.ts). */
import { z } from "zod";

const purpose = "zone";

export async function zoneRecords(db: D1Database, name: string, now: number): Promise<string[]> {
  const row = await db
    .prepare("SELECT data FROM one_time WHERE token_hash = ?1 AND purpose = ?2 AND expires_at > ?3")
    .bind(`${purpose}:${name.toLowerCase()}`, purpose, now)
    .first<{ data: string }>();
  return row ? z.array(z.string()).parse(JSON.parse(row.data)) : [];
}

export async function putZoneRecords(
  db: D1Database,
  name: string,
  values: readonly string[],
  now: number,
): Promise<void> {
  await db
    .prepare(
      `INSERT INTO one_time (token_hash, purpose, data, expires_at) VALUES (?1, ?2, ?3, ?4)
       ON CONFLICT (token_hash) DO UPDATE SET data = excluded.data, expires_at = excluded.expires_at`,
    )
    .bind(`${purpose}:${name.toLowerCase()}`, purpose, JSON.stringify(values), now + 24 * 60 * 60 * 1_000)
    .run();
}
