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

  /**
   * What was said about an application after `seq`, in order. If several requisitions have spoken of it (it was
   * transferred), one number says nothing about all of them: then everything.
   */
  of(application: string, seq = 0): InboxEntry[] {
    const rows = this.#sql
      .exec<{ json: string }>("SELECT json FROM entries WHERE application = ? ORDER BY seq", application)
      .toArray();
    const all = rows.map((row) => inboxEntrySchema.parse(JSON.parse(row.json)));
    if (new Set(all.map(({ requisition }) => requisition)).size <= 1) {
      return all.filter((entry) => entry.seq > seq);
    }
    return all.sort((left, right) =>
      left.requisition === right.requisition ? left.seq - right.seq : left.at - right.at,
    );
  }
}
