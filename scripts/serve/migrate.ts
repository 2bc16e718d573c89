// Applies migrations/<database>/*.sql, each file once and whole, in the table that wrangler uses too.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Miniflare } from "miniflare";
import { unstable_splitSqlQuery } from "wrangler";
import { root } from "../paths.mjs";

/** Every database of the main Worker and its folder. */
export const databases = {
  DB_IDENTITY: "identity",
  DB_TENANT_0: "tenant",
  DB_SEARCH: "search",
  DB_EEO: "eeo",
} as const;

/** True when the data folder has not seen exactly these migration files yet. */
export function migrationsPending(data: string): boolean {
  const stamp = stampOf(data);
  return !existsSync(stamp) || readFileSync(stamp, "utf8") !== fingerprint();
}

/** Applies what is missing; returns how many files were applied. Throws, naming the file, when one fails. */
export async function migrate(miniflare: Miniflare, data: string): Promise<number> {
  let applied = 0;
  for (const [binding, folder] of Object.entries(databases)) {
    const database = (await miniflare.getD1Database(binding)) as unknown as D1Database;
    applied += await migrateOne(database, folder);
  }
  writeFileSync(stampOf(data), fingerprint());
  return applied;
}

async function migrateOne(database: D1Database, folder: string): Promise<number> {
  await database.exec(
    "CREATE TABLE IF NOT EXISTS d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)",
  );
  const { results } = await database.prepare("SELECT name FROM d1_migrations").all<{ name: string }>();
  const done = new Set(results.map(({ name }) => name));
  const missing = filesOf(folder).filter((name) => !done.has(name));
  for (const name of missing) {
    const statements = unstable_splitSqlQuery(readFileSync(join(root, "migrations", folder, name), "utf8"));
    try {
      // One batch is one transaction: the file is applied and recorded, or neither.
      await database.batch([
        ...statements.map((sql) => database.prepare(sql)),
        database.prepare("INSERT INTO d1_migrations (name) VALUES (?)").bind(name),
      ]);
    } catch (error) {
      throw new Error(`migration ${folder}/${name} failed: ${(error as Error).message}`);
    }
  }
  return missing.length;
}

function filesOf(folder: string): string[] {
  const path = join(root, "migrations", folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith(".sql"))
    .sort();
}

function fingerprint(): string {
  const hash = createHash("sha256");
  for (const folder of Object.values(databases)) {
    for (const name of filesOf(folder)) {
      hash.update(`${folder}/${name}`).update(readFileSync(join(root, "migrations", folder, name)));
    }
  }
  return hash.digest("hex");
}

const stampOf = (data: string) => join(data, "migrated");
