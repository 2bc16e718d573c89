/** What a room's client knows of facts: the confirmed ones, its own commands on top, and who waits for their answers. */
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import type { Command } from "#domain/requisition/commands.ts";
import type { RoomEvent } from "#domain/requisition/events.ts";
import type { RoomState } from "#domain/requisition/schema.ts";
import {
  acknowledge,
  type Overlay,
  receive,
  restart,
  resubmit,
  type Settled,
  submit,
  takeBack,
} from "./overlay.ts";
import { OwnCommands } from "./own-commands.ts";

type Answer = Outcome<{ seq: number }>;

export class Facts {
  readonly #own = new OwnCommands();
  readonly #resolved: (id: string) => void;
  #overlay: Overlay;

  /** `resolved`: a command has its answer, for good. */
  constructor(state: RoomState, seq: number, resolved: (id: string) => void) {
    this.#overlay = { confirmed: state, seq, pending: [] };
    this.#resolved = resolved;
  }

  get overlay(): Overlay {
    return this.#overlay;
  }

  /** The last confirmed event. */
  get seq(): number {
    return this.#overlay.seq;
  }

  /** Own commands that have no answer, in the order in which they were given. */
  get unanswered(): Command[] {
    return this.#overlay.pending.filter((each) => each.acked === null).map((each) => each.command);
  }

  /** Ids of commands that were given here. */
  get ownIds(): ReadonlySet<string> {
    return this.#own.ids;
  }

  /** Lays commands on top; an answer for each. `late`: they wait for a connection. */
  give(commands: readonly Command[], at: number, late: boolean): Promise<Answer>[] {
    this.#overlay = submit(this.#overlay, commands, at);
    return commands.map(({ id }) => this.#own.given(id, late));
  }

  /** Takes up commands that an earlier page gave. */
  recall(commands: readonly { command: Command; at: number }[]): void {
    this.#overlay = resubmit(this.#overlay, commands);
    for (const { command } of commands) this.#own.delayed(command.id);
  }

  /** The connection is gone: what waits now is late, whatever becomes of it. */
  delayed(): void {
    for (const { command } of this.#overlay.pending) this.#own.delayed(command.id);
  }

  /** Whether the command waited for a connection. */
  isLate(id: string): boolean {
    return this.#own.isLate(id);
  }

  /** Starts again from a whole state (overlay.ts). */
  restart(state: RoomState, seq: number, always = false): void {
    this.#settle(restart(this.#overlay, state, seq, always));
  }

  /** Applies events; `gap` says that some are missing in between. */
  receive(events: readonly RoomEvent[]): { applied: RoomEvent[]; gap: boolean } {
    const result = receive(this.#overlay, events);
    this.#settle(result);
    return result;
  }

  /** The room has answered. A refused command is taken back: it is what this answers. */
  answered(id: string, outcome: Answer): Command | null {
    if (outcome.ok) {
      this.#settle(acknowledge(this.#overlay, id, outcome.value.seq));
      this.#resolve(id, outcome);
      return null;
    }
    const { overlay, taken } = takeBack(this.#overlay, id);
    this.#overlay = overlay;
    this.#resolve(id, outcome);
    return taken?.command ?? null;
  }

  /** The room sends a command's rank (Yjs) before its events and its ack, so nothing jumps when it leaves the overlay. */
  #settle({ overlay, settled }: Settled): void {
    this.#overlay = overlay;
    for (const { command, acked } of settled) {
      this.#resolve(command.id, acked === null ? refuse("internal.error") : accept({ seq: acked }));
    }
  }

  #resolve(id: string, outcome: Answer): void {
    this.#resolved(id);
    this.#own.answered(id, outcome);
  }
}
