/** What candidates are told: a row in the outbox until their inbox has it. Called directly, and retried by the alarm. */
import { z } from "zod";
import { type InboxEntry, inboxEntrySchema } from "#domain/announcement/schema.ts";
import { type InboxAddress, inboxId } from "#domain/ids/objects.ts";
import type { RoomEvent } from "#domain/requisition/events.ts";
import type { Alarms } from "#durable/kit/alarms.ts";
import { type Drained, drainOutbox } from "#durable/kit/outbox.ts";

export const deliverAlarm = "deliver";
/** How long the direct call may take before the alarm tries again, in milliseconds. */
const graceMs = 2_000;

const outboxRow = z.object({
  seq: z.number(),
  inbox: z.string(),
  entry: z.string(),
  attempts: z.number(),
});

export interface Delivery {
  seq: number;
  receiver: string;
  entry: InboxEntry;
  attempts: number;
}

/** What an event tells a candidate, or null. */
export function deliveryOf(event: RoomEvent): Delivery | null {
  if (event.type !== "announcement.made" || !event.application) return null;
  const { seq, at, application, requisition, organization, data } = event;
  const address: InboxAddress = { organization, candidate: data.candidate };
  const entry = { requisition, application, seq, at, notice: data.notice };
  return { seq, receiver: inboxId(address), entry, attempts: 0 };
}

export interface DeliveriesDeps {
  sql: SqlStorage;
  alarms: Alarms;
  now(): number;
  deliver(inbox: string, entries: InboxEntry[]): Promise<void>;
}

export class Deliveries {
  readonly #deps: DeliveriesDeps;

  constructor(deps: DeliveriesDeps) {
    this.#deps = deps;
  }

  /** Writes the rows; in the transaction of the event. */
  post(deliveries: readonly Delivery[]): void {
    const { sql, alarms, now } = this.#deps;
    const due = now() + graceMs;
    for (const { seq, receiver, entry } of deliveries) {
      sql.exec(
        "INSERT INTO outbox (seq, inbox, entry, attempts, due_at) VALUES (?, ?, ?, 0, ?)",
        seq,
        receiver,
        JSON.stringify(entry),
        due,
      );
    }
    if (deliveries.length > 0) this.#wakeAt(due, alarms);
  }

  /** The direct call after the commit. What fails is left to the alarm. */
  async accelerate(deliveries: readonly Delivery[]): Promise<void> {
    const byInbox = Map.groupBy(deliveries, (each) => each.receiver);
    const calls = [...byInbox].map(async ([inbox, rows]) => {
      try {
        await this.#deliver(inbox, rows);
        this.#confirm(rows);
      } catch {
        // The rows are still there.
      }
    });
    await Promise.all(calls);
  }

  /** From the alarm: everything that is due, once. Never throws. */
  async drain(): Promise<Drained> {
    const { sql, alarms, now } = this.#deps;
    const drained = await drainOutbox<Delivery>({
      now,
      due: (at) =>
        sql
          .exec("SELECT seq, inbox, entry, attempts FROM outbox WHERE due_at <= ? ORDER BY seq", at)
          .toArray()
          .map(readRow),
      deliver: (inbox, rows) => this.#deliver(inbox, rows),
      confirm: (rows) => this.#confirm(rows),
      postpone: (rows, at) => {
        for (const { seq, attempts } of rows) {
          sql.exec("UPDATE outbox SET attempts = ?, due_at = ? WHERE seq = ?", attempts + 1, at, seq);
        }
      },
    });
    const { at } = sql.exec<{ at: number | null }>("SELECT min(due_at) AS at FROM outbox").one();
    if (at === null) alarms.clear(deliverAlarm, "");
    else alarms.set(deliverAlarm, "", at);
    return drained;
  }

  /** How many entries no inbox has confirmed. */
  waiting(): number {
    return this.#deps.sql.exec<{ count: number }>("SELECT count(*) AS count FROM outbox").one().count;
  }

  #deliver(inbox: string, rows: readonly Delivery[]): Promise<void> {
    return this.#deps.deliver(
      inbox,
      rows.map((row) => row.entry),
    );
  }

  #confirm(rows: readonly Delivery[]): void {
    for (const { seq } of rows) this.#deps.sql.exec("DELETE FROM outbox WHERE seq = ?", seq);
  }

  #wakeAt(at: number, alarms: Alarms): void {
    const set = alarms.get(deliverAlarm, "");
    if (!set || set.at > at) alarms.set(deliverAlarm, "", at);
  }
}

function readRow(row: unknown): Delivery {
  const { seq, inbox, entry, attempts } = outboxRow.parse(row);
  return { seq, receiver: inbox, entry: inboxEntrySchema.parse(JSON.parse(entry)), attempts };
}
