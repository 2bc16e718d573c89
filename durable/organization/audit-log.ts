/** The lines of the organization's audit chain: appended in batches, never changed, found by who, what and when. */
import { createHash } from "node:crypto";
import { z } from "zod";
import {
  type Anchor,
  type AuditEntry,
  type AuditLine,
  auditActionSchema,
  auditLineSchema,
  auditVersion,
  type ChainFault,
  chainFaults,
  firstHash,
  type KeptLine,
} from "#domain/audit/schema.ts";
import { canonicalJson } from "#domain/event/schema.ts";
import type { Id } from "#domain/ids/ids.ts";

export const auditTables = `CREATE TABLE audit (
     seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at INTEGER NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL,
     requisition TEXT, json TEXT NOT NULL, hash TEXT NOT NULL
   );
   CREATE TABLE anchored (requisition TEXT PRIMARY KEY, seq INTEGER NOT NULL) WITHOUT ROWID;`;

export const auditFilterSchema = z.object({
  /** Lines before this one; absent: the newest. */
  before: z.number().int().positive().optional(),
  actor: z.string().max(64).optional(),
  action: auditActionSchema.optional(),
  requisition: z.string().max(64).optional(),
  since: z.number().int().nonnegative().optional(),
  until: z.number().int().nonnegative().optional(),
  limit: z.number().int().min(1).max(1_000),
});
export type AuditFilter = z.infer<typeof auditFilterSchema>;

interface Row extends Record<string, SqlStorageValue> {
  seq: number;
  json: string;
  hash: string;
}

const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");

export class AuditLog {
  readonly #storage: DurableObjectStorage;
  readonly #organization: Id<"org">;

  constructor(storage: DurableObjectStorage, organization: Id<"org">) {
    this.#storage = storage;
    this.#organization = organization;
  }

  /** Adds what is not there yet, all or nothing; answers how many lines that made. */
  append(entries: readonly (AuditEntry & { anchors?: Anchor[] })[]): number {
    return this.#storage.transactionSync(() => {
      let [last] = this.#sql
        .exec<Row>("SELECT seq, json, hash FROM audit ORDER BY seq DESC LIMIT 1")
        .toArray();
      let added = 0;
      for (const entry of entries) {
        const known = this.#sql.exec("SELECT 1 FROM audit WHERE id = ?", entry.id).toArray();
        if (known.length > 0) continue;
        const line: AuditLine = {
          ...entry,
          v: auditVersion,
          seq: (last?.seq ?? 0) + 1,
          organization: this.#organization,
          prevHash: last?.hash ?? firstHash,
        };
        const json = canonicalJson(line);
        last = { seq: line.seq, json, hash: hashOf(json) };
        this.#sql.exec(
          "INSERT INTO audit (seq, id, at, actor, action, requisition, json, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
          ...[line.seq, line.id, line.at, line.actor.id, line.action, line.requisition, json, last.hash],
        );
        added += 1;
      }
      return added;
    });
  }

  /** Newest first. */
  find({ before, actor, action, requisition, since, until, limit }: AuditFilter): AuditLine[] {
    const rows = this.#sql.exec<Row>(
      `SELECT seq, json, hash FROM audit WHERE seq < ? AND (? IS NULL OR actor = ?) AND (? IS NULL OR action = ?)
         AND (? IS NULL OR requisition = ?) AND at >= ? AND at <= ? ORDER BY seq DESC LIMIT ?`,
      ...[before ?? Number.MAX_SAFE_INTEGER, actor ?? null, actor ?? null, action ?? null, action ?? null],
      ...[requisition ?? null, requisition ?? null, since ?? 0, until ?? Number.MAX_SAFE_INTEGER, limit],
    );
    return rows.toArray().map((row) => auditLineSchema.parse(JSON.parse(row.json)));
  }

  /** Everything wrong with the chain, from its first line on, and the anchors to compare the rooms with. */
  verify(): { lines: number; head: string; faults: ChainFault[]; anchors: Anchor[] } {
    const anchors = new Map<string, Anchor>();
    let [lines, head] = [0, firstHash];
    const faults = chainFaults(
      this.#all((line, hash) => {
        lines += 1;
        head = hash;
        for (const anchor of line.anchors ?? []) anchors.set(anchor.room, anchor);
      }),
      hashOf,
    );
    return { lines, head, faults, anchors: [...anchors.values()] };
  }

  /** Up to which event a room is anchored. */
  anchored(requisition: string): number {
    const [row] = this.#sql
      .exec<{ seq: number }>("SELECT seq FROM anchored WHERE requisition = ?", requisition)
      .toArray();
    return row?.seq ?? 0;
  }

  /** A line with the heads of rooms that have gone on since their last anchor. */
  anchor(id: Id<"evt">, at: number, anchors: readonly Anchor[]): void {
    const fresh = anchors.filter(({ requisition, seq }) => seq > this.anchored(requisition));
    if (fresh.length === 0) return;
    const nothing = { subject: null, requisition: null, before: null, after: null, from: null };
    const actor = { kind: "system" as const, id: "anchor" };
    this.#storage.transactionSync(() => {
      this.append([{ id, at, actor, action: "rooms.anchored", ...nothing, anchors: fresh }]);
      for (const { requisition, seq } of fresh) {
        this.#sql.exec(
          "INSERT INTO anchored (requisition, seq) VALUES (?, ?) ON CONFLICT DO UPDATE SET seq = excluded.seq",
          requisition,
          seq,
        );
      }
    });
  }

  *#all(see: (line: AuditLine, hash: string) => void): Generator<KeptLine> {
    const rows = this.#sql.exec<Row & { id: string; at: number; actor: string; action: string }>(
      "SELECT seq, id, at, actor, action, requisition, json, hash FROM audit ORDER BY seq",
    );
    for (const { seq, hash, json, ...columns } of rows) {
      // What somebody wrote over a line must be found, not stop the search.
      const line = auditLineSchema.safeParse(parsed(json));
      const { id, at, actor, action, requisition } = line.data ?? {};
      const found = canonicalJson({ id, at, actor: actor?.id, action, requisition, seq: line.data?.seq });
      // The columns by which lines are found are of the line as well.
      const same = found === canonicalJson({ ...columns, seq });
      if (line.success && same) see(line.data, hash);
      yield { seq, prevHash: line.data?.prevHash ?? "", text: same ? json : `${json} `, hash };
    }
  }

  get #sql(): SqlStorage {
    return this.#storage.sql;
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
