/** People, by what one has of them. */
import { z } from "zod";

const userSchema = z.object({ id: z.string(), name: z.string(), email: z.string() });
export type KnownUser = z.infer<typeof userSchema>;

/** The person with this address (compared in lower case), or null. */
export async function findUserByEmail(db: D1Database, email: string): Promise<KnownUser | null> {
  const row = await db
    .prepare("SELECT id, name, email FROM user WHERE email = ?1")
    .bind(email.toLowerCase())
    .first();
  return row ? userSchema.parse(row) : null;
}
