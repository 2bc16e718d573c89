// Gives every test file in workerd the four databases, empty and migrated: all statements of one in one batch. The
// files of one core share one Worker (to start it anew and to load every module again took longer than the tests), so
// what the file before has left in any object or database goes first.
import { type D1Migration, reset } from "cloudflare:test";
import { env } from "cloudflare:workers";
import type { Env } from "#workers/env.ts";
import { startOfFile } from "./start-of-file.ts";

const bindings = env as Env & { TEST_MIGRATIONS: Record<string, D1Migration[]> };
const names = ["DB_IDENTITY", "DB_TENANT_0", "DB_SEARCH", "DB_EEO"] as const;

async function isEmpty(name: (typeof names)[number]): Promise<boolean> {
  const { results } = await bindings[name].prepare("SELECT name FROM sqlite_master LIMIT 1").all();
  return results.length === 0;
}

async function migrate(name: (typeof names)[number]): Promise<void> {
  const statements = (bindings.TEST_MIGRATIONS[name] ?? []).flatMap(({ queries }) => queries);
  const database = bindings[name];
  if (statements.length > 0) await database.batch(statements.map((statement) => database.prepare(statement)));
}

/** Twice at least: what an object still does when it is deleted brings some of it back, at times. */
async function empty(): Promise<void> {
  for (let tries = 1; tries < 50; tries += 1) {
    await reset();
    if (tries > 1 && (await Promise.all(names.map(isEmpty))).every(Boolean)) return;
  }
  throw new Error("what the file before has left could not be deleted");
}

startOfFile.at = Date.now() + 1;
await empty();
await Promise.all(names.map(migrate));
