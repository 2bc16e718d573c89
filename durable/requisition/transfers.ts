/**
 * An application on its way to another room (domain/requisition/decide-transfer.ts). The fact that it left and a row
 * here are one transaction; from then on this room asks the other one, directly and from the alarm, until that has
 * answered, and then says to itself how it ended. Each step can be done again: parts replace themselves, the other room
 * answers the same command always the same, and an application that is not leaving any more is not ended twice.
 */
import { z } from "zod";
import { type Id, idSchema } from "#domain/ids/ids.ts";
import type { Outcome } from "#domain/refusal/refusal.ts";
import { type CommandArgs, commandArgs } from "#domain/requisition/commands.ts";
import type { RoomEvent } from "#domain/requisition/events.ts";
import type { RoomState } from "#domain/requisition/schema.ts";
import type { Alarms } from "#durable/kit/alarms.ts";
import { backoff } from "#durable/kit/backoff.ts";
import type { Luggage, Packed } from "#durable/requisition/luggage.ts";
import type { Answer } from "#durable/requisition/store.ts";

export const transferAlarm = "transfer";
/** How long the direct call may take before the alarm tries again, in milliseconds. */
const graceMs = 5_000;

export const transfersTable = `CREATE TABLE transfers (
  application TEXT PRIMARY KEY, command TEXT NOT NULL, destination TEXT NOT NULL, args TEXT NOT NULL,
  attempts INTEGER NOT NULL
) WITHOUT ROWID`;

/** Who asked for it: columns of a later day than the table. */
export const transferActors = `ALTER TABLE transfers ADD COLUMN actor_kind TEXT NOT NULL DEFAULT 'system';
   ALTER TABLE transfers ADD COLUMN actor_id TEXT NOT NULL DEFAULT 'transfer'`;

/** What the room where it goes to is asked; that gives it its place there itself. */
export const arrivalSchema = commandArgs["application.arrive"].omit({ rank: true });
export type Arrival = z.infer<typeof arrivalSchema>;

const transferRow = z.object({
  application: idSchema("app"),
  command: idSchema("cmd"),
  destination: idSchema("req"),
  args: z.string(),
  attempts: z.number(),
  actor_kind: z.string(),
  actor_id: z.string(),
});
type Transfer = z.infer<typeof transferRow>;

/** The room where it goes to. */
export interface OtherRoom {
  takeLuggage(transfer: Id<"cmd">, part: number, rows: Packed[]): Promise<void>;
  arrive(transfer: Id<"cmd">, arrival: Arrival, parts: number): Promise<Answer>;
}

export interface TransfersDeps {
  sql: SqlStorage;
  alarms: Alarms;
  luggage: Luggage;
  now(): number;
  room(requisition: Id<"req">): OtherRoom;
  /** Whether who asked for it may put it there. Throws if nobody can say now. */
  mayArrive(requisition: Id<"req">, actor: { kind: string; id: string }): Promise<Outcome<null>>;
  /** Called between each pair of steps: tests break it there. */
  between(step: TransferStep): void | Promise<void>;
  /** Says to this room how it ended. */
  end(
    ending:
      | { type: "application.completeTransfer"; args: CommandArgs<"application.completeTransfer"> }
      | { type: "application.failTransfer"; args: CommandArgs<"application.failTransfer"> },
  ): Answer;
}

/** What was done last. */
export type TransferStep = "started" | "packed" | "carried" | "answered" | "ended";

export class Transfers {
  readonly #deps: TransfersDeps;
  readonly #going = new Set<string>();

  constructor(deps: TransfersDeps) {
    this.#deps = deps;
  }

  /** Notes what an event means for this; in its transaction. `before` is the state without it. */
  note(event: RoomEvent, before: RoomState): void {
    const { sql, alarms, luggage, now } = this.#deps;
    const { application: id } = event;
    if (id === undefined) return;
    if (event.type === "application.transferStarted") {
      const application = before.applications[id];
      if (!application) return;
      const { candidate, source, createdAt, hop = 0 } = application;
      const { stage, to } = event.data;
      const arrival: Arrival = {
        ...{ application: id, candidate, stage, source, createdAt },
        ...{ origin: event.requisition, hop: hop + 1 },
      };
      sql.exec(
        `INSERT INTO transfers (application, command, destination, args, attempts, actor_kind, actor_id)
         VALUES (?, ?, ?, ?, 0, ?, ?)`,
        ...[id, commandOf(event.id), to, JSON.stringify(arrival), event.actor.kind, event.actor.id],
      );
      alarms.set(transferAlarm, id, now() + graceMs);
    }
    if (event.type === "application.transferCompleted" || event.type === "application.transferFailed") {
      sql.exec("DELETE FROM transfers WHERE application = ?", id);
      alarms.clear(transferAlarm, id);
      // What was written about it is where it lives, and nowhere else.
      if (event.type === "application.transferCompleted") luggage.remove(id);
    }
  }

  /** Takes the transfer of this application as far as it gets; the alarm comes again for the rest. Never throws. */
  async advance(application: string): Promise<void> {
    if (this.#going.has(application)) return;
    const transfer = this.#read(application);
    if (!transfer) {
      this.#deps.alarms.clear(transferAlarm, application);
      return;
    }
    this.#going.add(application);
    try {
      await this.#take(transfer);
    } catch (error) {
      console.error("a transfer waits", error instanceof Error ? error.message : "");
    } finally {
      this.#going.delete(application);
    }
  }

  async #take(transfer: Transfer): Promise<void> {
    const { application, command, destination, args, attempts } = transfer;
    const { sql, alarms, luggage, now, room, end, between, mayArrive } = this.#deps;
    await between("started");
    const tried = attempts + 1;
    sql.exec("UPDATE transfers SET attempts = ? WHERE application = ?", tried, application);
    alarms.set(transferAlarm, application, now() + graceMs + backoff(tried));
    const about = { application, to: destination };
    // What they may do here says nothing of there, and they may have lost it since.
    const admitted = await mayArrive(destination, { kind: transfer.actor_kind, id: transfer.actor_id });
    if (!admitted.ok) {
      end({ type: "application.failTransfer", args: { ...about, code: admitted.refusal.code } });
      return;
    }
    const other = room(destination);
    const parts = luggage.pack(application);
    await between("packed");
    for (const [part, rows] of parts.entries()) await other.takeLuggage(command, part, rows);
    await between("carried");
    const arrival = arrivalSchema.parse(JSON.parse(args));
    const answer = await other.arrive(command, arrival, parts.length);
    await between("answered");
    const ended = answer.ok
      ? end({ type: "application.completeTransfer", args: about })
      : end({ type: "application.failTransfer", args: { ...about, code: answer.refusal.code } });
    // Somebody ended it before us: then there is nothing left to do.
    if (!ended.ok) alarms.clear(transferAlarm, application);
    await between("ended");
  }

  #read(application: string): Transfer | null {
    const [row] = this.#deps.sql
      .exec(
        `SELECT application, command, destination, args, attempts, actor_kind, actor_id
         FROM transfers WHERE application = ?`,
        application,
      )
      .toArray();
    return row ? transferRow.parse(row) : null;
  }
}

/** The command that asks the other room belongs to the event: asked again, it is the same one. */
function commandOf(event: Id<"evt">): Id<"cmd"> {
  return `cmd_${event.slice("evt_".length)}`;
}
