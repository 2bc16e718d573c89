/** What members were told and have perhaps not seen: ids only, the newest few of each. */
import { z } from "zod";
import {
  type KeptNotice,
  keptNoticeSchema,
  mostNotices,
  type NoticeChange,
  noticeOfMentionSchema,
} from "#domain/notice/schema.ts";

export const noticesTable = `CREATE TABLE notices (
  user TEXT NOT NULL, id TEXT NOT NULL, json TEXT NOT NULL, seen INTEGER NOT NULL, PRIMARY KEY (user, id)
) WITHOUT ROWID`;

const rowSchema = z.object({ json: z.string(), seen: z.number() });

export class Notices {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Takes in what a room says; the same again changes nothing. Answers whose lists are others now. */
  take(changes: readonly NoticeChange[]): Set<string> {
    const changed = new Set<string>();
    for (const change of changes) {
      const { user, id } = change.notice;
      const { rowsWritten } =
        change.do === "tell"
          ? this.#sql.exec(
              "INSERT OR IGNORE INTO notices (user, id, json, seen) VALUES (?, ?, ?, 0)",
              user,
              id,
              JSON.stringify(change.notice),
            )
          : this.#sql.exec("DELETE FROM notices WHERE user = ? AND id = ?", user, id);
      if (rowsWritten > 0) changed.add(user);
    }
    for (const user of changed) this.#trim(user);
    return changed;
  }

  /** Newest first. */
  of(user: string): KeptNotice[] {
    const rows = this.#sql.exec("SELECT json, seen FROM notices WHERE user = ? ORDER BY id DESC", user);
    return rows.toArray().map((each) => {
      const { json, seen } = rowSchema.parse(each);
      return keptNoticeSchema.parse({ ...noticeOfMentionSchema.parse(JSON.parse(json)), seen: seen > 0 });
    });
  }

  unseen(user: string): number {
    return this.#sql
      .exec<{ n: number }>("SELECT count(*) AS n FROM notices WHERE user = ? AND seen = 0", user)
      .one().n;
  }

  /** They have seen everything up to this one. */
  see(user: string, upTo: string): void {
    this.#sql.exec("UPDATE notices SET seen = 1 WHERE user = ? AND id <= ? AND seen = 0", user, upTo);
  }

  #trim(user: string): void {
    this.#sql.exec(
      "DELETE FROM notices WHERE user = ? AND id NOT IN (SELECT id FROM notices WHERE user = ? ORDER BY id DESC LIMIT ?)",
      user,
      user,
      mostNotices,
    );
  }
}
