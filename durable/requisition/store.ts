/** The room's rows: facts, state, answers, ranks, and how far the outside world has confirmed. */
import { createHash } from "node:crypto";
import { z } from "zod";
import { type Application, applicationSchema } from "#domain/application/schema.ts";
import { canonicalJson } from "#domain/event/schema.ts";
import type { RoomAddress } from "#domain/ids/objects.ts";
import { type Outcome, refusalSchema } from "#domain/refusal/refusal.ts";
import { type RoomEvent, roomEventSchema } from "#domain/requisition/events.ts";
import { emptyRoom } from "#domain/requisition/evolve.ts";
import { type RoomState, roomStateSchema } from "#domain/requisition/schema.ts";

export const noHash = "0".repeat(64);
export type Answer = Outcome<{ seq: number }>;

const answerSchema = z.union([
  z.object({ ok: z.literal(true), value: z.object({ seq: z.number().int() }) }),
  z.object({ ok: z.literal(false), refusal: refusalSchema }),
]);
/** What of the state is kept in one row: everything but the applications. */
const frameSchema = roomStateSchema.omit({ organization: true, requisition: true, applications: true });

function frameOf({ organization: _o, requisition: _r, applications: _a, ...frame }: RoomState) {
  return frame;
}

/** SHA-256 in hex of a value's canonical JSON. */
export function hashOf(value: unknown): string {
  return createHash("sha256").update(canonicalJson(value)).digest("hex");
}

export interface Head {
  seq: number;
  hash: string;
}

export class RoomStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  meta(key: string): string | null {
    const [row] = this.#sql.exec<{ value: string }>("SELECT value FROM meta WHERE key = ?", key).toArray();
    return row?.value ?? null;
  }

  setMeta(key: string, value: string): void {
    this.#sql.exec(
      "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
      key,
      value,
    );
  }

  /** The state as it stands; null before the room was opened. */
  readState({ organization, requisition }: RoomAddress): RoomState | null {
    const frame = this.meta("frame");
    if (frame === null) return null;
    const rows = this.#sql.exec<{ json: string }>("SELECT json FROM applications").toArray();
    const applications = rows.map((row) => applicationSchema.parse(JSON.parse(row.json)));
    return {
      ...emptyRoom(organization, requisition),
      ...frameSchema.parse(JSON.parse(frame)),
      applications: Object.fromEntries(applications.map((each) => [each.id, each])),
    };
  }

  /** Writes what is different in `next`. */
  writeState(before: RoomState | null, next: RoomState, applications: ReadonlySet<string>): void {
    const frame = frameOf(next);
    const keys = Object.keys(frame) as (keyof typeof frame)[];
    if (keys.some((key) => before?.[key] !== frame[key])) this.setMeta("frame", JSON.stringify(frame));
    for (const id of applications) {
      const application = next.applications[id];
      if (application) this.#writeApplication(application);
    }
  }

  #writeApplication(application: Application): void {
    this.#sql.exec(
      "INSERT INTO applications (id, json) VALUES (?, ?) ON CONFLICT DO UPDATE SET json = excluded.json",
      application.id,
      JSON.stringify(application),
    );
  }

  head(): Head {
    const [row] = this.#sql
      .exec<{ seq: number; hash: string }>("SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1")
      .toArray();
    return row ?? { seq: 0, hash: noHash };
  }

  /** "" if there is no such event. */
  hashAt(seq: number): string {
    const rows = this.#sql.exec<{ hash: string }>("SELECT hash FROM events WHERE seq = ?", seq).toArray();
    return rows[0]?.hash ?? "";
  }

  appendEvent(event: RoomEvent, hash: string): void {
    this.#sql.exec(
      "INSERT INTO events (seq, hash, json) VALUES (?, ?, ?)",
      event.seq,
      hash,
      JSON.stringify(event),
    );
  }

  eventsAfter(seq: number, limit: number): RoomEvent[] {
    const rows = this.#sql.exec<{ json: string }>(
      "SELECT json FROM events WHERE seq > ? ORDER BY seq LIMIT ?",
      seq,
      limit,
    );
    return rows.toArray().map((row) => roomEventSchema.parse(JSON.parse(row.json)));
  }

  /** Every event with the hash that was written with it, in order: for the audit. */
  *allEvents(): Generator<{ event: RoomEvent; hash: string }> {
    let after = 0;
    for (;;) {
      const rows = this.#sql
        .exec<{ seq: number; json: string; hash: string }>(
          "SELECT seq, json, hash FROM events WHERE seq > ? ORDER BY seq LIMIT 500",
          after,
        )
        .toArray();
      if (rows.length === 0) return;
      for (const row of rows) yield { event: roomEventSchema.parse(JSON.parse(row.json)), hash: row.hash };
      after = rows.at(-1)?.seq ?? after;
    }
  }

  answerTo(command: string): { digest: string; answer: Answer } | null {
    const [row] = this.#sql
      .exec<{ digest: string; answer: string }>("SELECT digest, answer FROM commands WHERE id = ?", command)
      .toArray();
    return row ? { digest: row.digest, answer: answerSchema.parse(JSON.parse(row.answer)) } : null;
  }

  /** Kept for ever: a retry is answered, not repeated. */
  remember(command: string, digest: string, answer: Answer): void {
    this.#sql.exec(
      "INSERT INTO commands (id, digest, answer) VALUES (?, ?, ?)",
      command,
      digest,
      JSON.stringify(answer),
    );
  }

  rankRev(): number {
    const { rev } = this.#sql.exec<{ rev: number | null }>("SELECT max(rev) AS rev FROM ranks").one();
    return rev ?? 0;
  }

  writeRanks(ranks: Readonly<Record<string, string>>, rev: number): void {
    for (const [application, rank] of Object.entries(ranks)) {
      this.#sql.exec(
        "INSERT INTO ranks (application, rank, rev) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET rank = excluded.rank, rev = excluded.rev",
        application,
        rank,
        rev,
      );
    }
  }

  /** Ranks written after `rev`. */
  ranksAfter(rev: number): Record<string, string> {
    const rows = this.#sql.exec<{ application: string; rank: string }>(
      "SELECT application, rank FROM ranks WHERE rev > ?",
      rev,
    );
    return Object.fromEntries(rows.toArray().map((row) => [row.application, row.rank]));
  }

  projected(): { seq: number; rankRev: number } {
    return { seq: Number(this.meta("projected") ?? 0), rankRev: Number(this.meta("projectedRanks") ?? 0) };
  }

  setProjected(seq: number, rankRev: number): void {
    this.setMeta("projected", String(seq));
    this.setMeta("projectedRanks", String(rankRev));
  }
}
