/** An object's own schema: numbered steps, each applied once. (`PRAGMA user_version` is not to be had in objects.) */

/** One step: the statements that take the schema from the version before. Never edited after it landed. */
export type Migration = string;

/**
 * Brings the object's SQLite up to date, in one transaction. Call it before anything else reads or writes.
 * Throws if the store is newer than the code (a rollback of the code after a migration).
 */
export function migrate(storage: DurableObjectStorage, migrations: readonly Migration[]): void {
  const { sql } = storage;
  sql.exec("CREATE TABLE IF NOT EXISTS _migrations (version INTEGER PRIMARY KEY, at INTEGER NOT NULL)");
  const row = sql.exec<{ version: number | null }>("SELECT max(version) AS version FROM _migrations").one();
  const version = row.version ?? 0;
  if (version > migrations.length) throw new Error(`the store is at version ${version}, the code is older`);
  if (version === migrations.length) return;
  storage.transactionSync(() => {
    for (const [at, step] of migrations.entries()) {
      if (at < version) continue;
      sql.exec(step);
      sql.exec("INSERT INTO _migrations (version, at) VALUES (?, ?)", at + 1, Date.now());
    }
  });
}
