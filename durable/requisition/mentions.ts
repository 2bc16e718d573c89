/**
 * Who stands in which note as a mention. It makes readers of a private note (docs/decisions/021-private-notes.md), and
 * each new one is told through the organization's hub: a row here until the hub has it.
 */
import { z } from "zod";
import type { Id } from "#domain/ids/ids.ts";
import { documentName, type RoomDocument } from "#domain/live/documents.ts";
import { type NoticeChange, noticeChangeSchema } from "#domain/notice/schema.ts";
import type { Alarms } from "#durable/kit/alarms.ts";

export const noticeAlarm = "notices";
const retryMs = 5_000;
/** More people than this are not told of one note: it would be a list of names, not a call. */
const mostMentioned = 100;

export const mentionTables = `
CREATE TABLE mentions (
  document TEXT NOT NULL, user TEXT NOT NULL, notice TEXT NOT NULL, PRIMARY KEY (document, user)
) WITHOUT ROWID;
CREATE TABLE notices (seq INTEGER PRIMARY KEY AUTOINCREMENT, json TEXT NOT NULL)`;

type Note = Extract<RoomDocument, { kind: "notes" }>;

export interface MentionsDeps {
  sql: SqlStorage;
  alarms: Alarms;
  requisition: Id<"req">;
  now(): number;
  newId(prefix: "ntc"): Id<"ntc">;
  /** Resolves when the hub has them for good. */
  tell(changes: NoticeChange[]): Promise<void>;
}

export class Mentions {
  readonly #deps: MentionsDeps;
  #telling = false;

  constructor(deps: MentionsDeps) {
    this.#deps = deps;
  }

  /** Whether this member stands in the note. */
  has(note: Note, user: string): boolean {
    return this.#known(documentName(note)).has(user);
  }

  /** Who stands in the note, in no order. */
  of(note: Note): string[] {
    return [...this.#known(documentName(note)).keys()];
  }

  /** Whose private notes about this application this member may read, without their own. */
  authorsFor(application: Id<"app">, user: string): string[] {
    const prefix = `notes.${application}.private.`;
    return this.#deps.sql
      .exec<{ document: string }>(
        "SELECT document FROM mentions WHERE document >= ? AND document < ? AND user = ?",
        prefix,
        `${prefix}~`,
        user,
      )
      .toArray()
      .map(({ document }) => document.slice(prefix.length))
      .filter((author) => author !== user);
  }

  /**
   * What the note says now: member → who wrote the mention. In the transaction of the change; answers whom it mentions
   * no more.
   */
  set(note: Note, found: ReadonlyMap<string, string>): string[] {
    const { sql, newId, now, requisition } = this.#deps;
    const document = documentName(note);
    const known = this.#known(document);
    const gone = [...known].filter(([user]) => !found.has(user));
    for (const [user, id] of gone) {
      sql.exec("DELETE FROM mentions WHERE document = ? AND user = ?", document, user);
      this.#post({ do: "takeBack", notice: { id: id as Id<"ntc">, user } });
    }
    for (const [user, by] of [...found].slice(0, mostMentioned)) {
      if (known.has(user)) continue;
      const id = newId("ntc");
      sql.exec("INSERT INTO mentions (document, user, notice) VALUES (?, ?, ?)", document, user, id);
      const { application } = note;
      const notice = { id, user, by, at: now(), requisition, application, document };
      // Who mentions themselves knows it.
      if (user !== by) this.#post({ do: "tell", notice });
    }
    return gone.map(([user]) => user);
  }

  /** Tells the hub what it has not confirmed, in order. Never throws: what fails is left to the alarm. */
  async drain(): Promise<void> {
    if (this.#telling) return;
    this.#telling = true;
    const { sql, alarms, tell, now } = this.#deps;
    try {
      for (let rows = this.#waiting(); rows.length > 0; rows = this.#waiting()) {
        await tell(rows.map(({ change }) => change));
        for (const { seq } of rows) sql.exec("DELETE FROM notices WHERE seq = ?", seq);
      }
      alarms.clear(noticeAlarm, "");
    } catch {
      alarms.set(noticeAlarm, "", now() + retryMs);
    } finally {
      this.#telling = false;
    }
  }

  #waiting(): { seq: number; change: NoticeChange }[] {
    const rows = this.#deps.sql.exec("SELECT seq, json FROM notices ORDER BY seq LIMIT 100").toArray();
    const row = z.object({ seq: z.number(), json: z.string() });
    return rows.map((each) => {
      const { seq, json } = row.parse(each);
      return { seq, change: noticeChangeSchema.parse(JSON.parse(json)) };
    });
  }

  #post(change: NoticeChange): void {
    const { sql, alarms, now } = this.#deps;
    sql.exec("INSERT INTO notices (json) VALUES (?)", JSON.stringify(change));
    if (!alarms.has(noticeAlarm, "")) alarms.set(noticeAlarm, "", now() + retryMs);
  }

  #known(document: string): Map<string, string> {
    const rows = this.#deps.sql.exec<{ user: string; notice: string }>(
      "SELECT user, notice FROM mentions WHERE document = ?",
      document,
    );
    return new Map(rows.toArray().map(({ user, notice }) => [user, notice]));
  }
}
