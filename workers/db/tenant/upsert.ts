/** Many rows in one statement with one parameter: D1 takes at most 100 parameters a statement. */
import { getTableColumns, type SQL, sql } from "drizzle-orm";
import { getTableConfig, type SQLiteTable } from "drizzle-orm/sqlite-core";

/**
 * Inserts rows; those whose primary key is taken are replaced, column by column, where `onlyIf` is
 * true (it names what comes as `excluded.…`). At most 2 MB of JSON.
 */
export function upsertRows<T extends SQLiteTable>(
  table: T,
  rows: readonly T["$inferInsert"][],
  onlyIf: SQL = sql`true`,
): SQL {
  const keys = primaryKeyOf(table);
  const changes = columnsOf(table)
    .filter(([, column]) => !keys.includes(column.name))
    .map(([, column]) => `"${column.name}" = excluded."${column.name}"`);
  return sql`${insertSelect(table, rows)} where true on conflict (${sql.raw(quoted(keys))}) do update set ${sql.raw(changes.join(", "))} where ${onlyIf}`;
}

/** Inserts rows; a taken key fails, and with it the batch that it is in. */
export function insertRows<T extends SQLiteTable>(table: T, rows: readonly T["$inferInsert"][]): SQL {
  return insertSelect(table, rows);
}

function insertSelect<T extends SQLiteTable>(table: T, rows: readonly T["$inferInsert"][]): SQL {
  const columns = columnsOf(table);
  const encoded = rows.map((row: Record<string, unknown>) =>
    Object.fromEntries(
      columns.map(([key, column]) => [
        column.name,
        row[key] == null ? null : column.mapToDriverValue(row[key]),
      ]),
    ),
  );
  const names = columns.map(([, column]) => column.name);
  const picks = names.map((name) => `value ->> '${name}'`).join(", ");
  return sql`insert into ${table} (${sql.raw(quoted(names))}) select ${sql.raw(picks)} from json_each(${JSON.stringify(encoded)})`;
}

function columnsOf(table: SQLiteTable) {
  return Object.entries(getTableColumns(table));
}

function primaryKeyOf(table: SQLiteTable): string[] {
  return getTableConfig(table).primaryKeys.flatMap((key) => key.columns.map((column) => column.name));
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(", ");
}
