// Gives every test file in workerd the four databases, migrated: all statements of one in one batch, as it is done for
// each file anew.
import type { D1Migration } from "cloudflare:test";
import { env } from "cloudflare:workers";
import type { Env } from "#workers/env.ts";

const bindings = env as Env & { TEST_MIGRATIONS: Record<string, D1Migration[]> };

async function migrate(name: "DB_IDENTITY" | "DB_TENANT_0" | "DB_SEARCH" | "DB_EEO"): Promise<void> {
  const statements = (bindings.TEST_MIGRATIONS[name] ?? []).flatMap(({ queries }) => queries);
  const database = bindings[name];
  if (statements.length > 0) await database.batch(statements.map((statement) => database.prepare(statement)));
}

await Promise.all([migrate("DB_IDENTITY"), migrate("DB_TENANT_0"), migrate("DB_SEARCH"), migrate("DB_EEO")]);
