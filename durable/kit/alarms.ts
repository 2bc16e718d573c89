/** An object has one alarm; this multiplexes it over a table (the schema is `alarmsTable`). */
import { z } from "zod";

export const alarmsTable = `CREATE TABLE alarms (
  kind TEXT NOT NULL, key TEXT NOT NULL, at INTEGER NOT NULL, data TEXT NOT NULL,
  PRIMARY KEY (kind, key)
) WITHOUT ROWID`;

const alarmRow = z.object({ kind: z.string(), key: z.string(), at: z.number(), data: z.string() });
export type Alarm = z.infer<typeof alarmRow>;

export class Alarms {
  readonly #storage: DurableObjectStorage;
  /** When the platform's alarm rings, as far as this instance has set it. */
  #armed: number | null = null;
  /** Rows of kinds with one alarm only, as they stand on disk: some are asked for at every change of a board. */
  readonly #known = new Map<string, Alarm | null>();

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
  }

  /** Rings at `at` (epoch milliseconds), replacing what was set for the same kind and key. */
  set(kind: string, key: string, at: number, data = ""): void {
    this.#storage.sql.exec(
      "INSERT INTO alarms (kind, key, at, data) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET at = excluded.at, data = excluded.data",
      kind,
      key,
      at,
      data,
    );
    if (key === "") this.#known.set(kind, { kind, key, at, data });
    // A new instance does not know yet what is armed: the table does.
    if (this.#armed === null) this.rearm();
    else this.#arm(at);
  }

  clear(kind: string, key: string): void {
    if (key === "") {
      if (this.get(kind, key) === null) return;
      this.#known.set(kind, null);
    }
    this.#storage.sql.exec("DELETE FROM alarms WHERE kind = ? AND key = ?", kind, key);
  }

  has(kind: string, key: string): boolean {
    return this.get(kind, key) !== null;
  }

  get(kind: string, key: string): Alarm | null {
    if (key !== "") return this.#read(kind, key);
    const known = this.#known.get(kind);
    if (known !== undefined) return known;
    const read = this.#read(kind, key);
    this.#known.set(kind, read);
    return read;
  }

  #read(kind: string, key: string): Alarm | null {
    const [row] = this.#storage.sql
      .exec("SELECT kind, key, at, data FROM alarms WHERE kind = ? AND key = ?", kind, key)
      .toArray();
    return row ? alarmRow.parse(row) : null;
  }

  /** What is due, earliest first. */
  due(now: number): Alarm[] {
    const rows = this.#storage.sql.exec(
      "SELECT kind, key, at, data FROM alarms WHERE at <= ? ORDER BY at",
      now,
    );
    return rows.toArray().map((row) => alarmRow.parse(row));
  }

  /**
   * Sets the platform's alarm for the earliest row, whatever this instance believes. After ringing, on wake(), and
   * whenever a transaction in which alarms may have been set was rolled back.
   */
  rearm(): void {
    this.#known.clear();
    const { at } = this.#storage.sql.exec<{ at: number | null }>("SELECT min(at) AS at FROM alarms").one();
    this.#armed = null;
    if (at !== null) this.#arm(at);
  }

  /** Written in the same turn as the rows, so both are on disk together or neither is. */
  #arm(at: number): void {
    if (this.#armed !== null && this.#armed <= at) return;
    this.#armed = at;
    // A backdated one rings at once; the platform wants a time after 1970.
    void this.#storage.setAlarm(Math.max(1, at));
  }
}
