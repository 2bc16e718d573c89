/** One D1 batch out of statements that were built or written by hand: drizzle's own cannot bind the latter. */
import { is, SQL } from "drizzle-orm";
import { SQLiteAsyncDialect } from "drizzle-orm/sqlite-core";
import type { TenantDb } from "./db.ts";

type Statement = SQL | { toSQL(): { sql: string; params: unknown[] } };

/** Runs the statements in order, wholly or not at all. Throws what D1 throws. */
export async function writeBatch({ d1 }: TenantDb, statements: readonly Statement[]): Promise<void> {
  const dialect = new SQLiteAsyncDialect();
  const prepared = statements.map((statement) => {
    const { sql, params } = is(statement, SQL) ? dialect.sqlToQuery(statement) : statement.toSQL();
    return d1.prepare(sql).bind(...params);
  });
  await d1.batch(prepared);
}
