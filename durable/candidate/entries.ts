import { type InboxEntry, inboxEntrySchema } from "#domain/announcement/schema.ts";

/** The rows of an inbox. */
export class Entries {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Writes what is new; answers only that. */
  add(entries: readonly InboxEntry[]): InboxEntry[] {
    return entries.filter((entry) => {
      const { rowsWritten } = this.#sql.exec(
        "INSERT OR IGNORE INTO entries (requisition, seq, application, json) VALUES (?, ?, ?, ?)",
        entry.requisition,
        entry.seq,
        entry.application,
        JSON.stringify(entry),
      );
      return rowsWritten > 0;
    });
  }

  /** What was said about an application after `seq`, in order. */
  of(application: string, seq = 0): InboxEntry[] {
    const rows = this.#sql.exec<{ json: string }>(
      "SELECT json FROM entries WHERE application = ? AND seq > ? ORDER BY seq",
      application,
      seq,
    );
    return rows.toArray().map((row) => inboxEntrySchema.parse(JSON.parse(row.json)));
  }
}
