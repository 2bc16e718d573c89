/** Brings pending commands to the room, in order: by the socket when it is live, else by POST. The same id each time. */
import { encodeMessage } from "#domain/live/frames.ts";
import { limits } from "#domain/live/wire.ts";
import type { Outcome } from "#domain/refusal/refusal.ts";
import type { Command } from "#domain/requisition/commands.ts";
import { AccessEnded, type PostCommand, type PostCommands } from "./post-command.ts";
import type { RoomSocket } from "./socket.ts";

/** How long a command waits for the socket before it goes by POST, and between tries. */
const patienceMs = 1_500;
const retryMs = 4_000;
/** A room hears 60 frames a second and 200 at once: a long queue must not look like a flood. */
const atOnce = 40;
const refillMs = 1_000;
/** Of many commands: fewer and shorter than the room takes, so that answers come while the rest is under way. */
const mostInMessage = 100;
const bytesInMessage = 128 * 1024;

export interface OutboxPorts {
  socket(): RoomSocket | null;
  /** Commands without an answer, oldest first. */
  unanswered(): readonly Command[];
  answered(command: Command, outcome: Outcome<{ seq: number }>): void;
  /** Nobody here may send anything any more: the close code that says why. */
  ended(code: number): void;
  post: PostCommand;
  /** Many at once, an answer for each; without it, one after the other. */
  postAll?: PostCommands | undefined;
}

export class Outbox {
  readonly #ports: OutboxPorts;
  #sent = new Set<string>();
  #live = false;
  #posting = false;
  #stopped = false;
  #left = atOnce;
  #refill: ReturnType<typeof setTimeout> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ports: OutboxPorts) {
    this.#ports = ports;
  }

  /** The room has welcomed us: everything without an answer goes (again), in order. */
  welcomed(): void {
    this.#live = true;
    this.#sent = new Set();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.flush();
  }

  lost(): void {
    this.#live = false;
    this.flush();
  }

  /** Sends nothing more. */
  stop(): void {
    this.#stopped = true;
    this.#live = false;
    clearTimeout(this.#timer);
    clearTimeout(this.#refill);
  }

  flush(): void {
    if (this.#stopped) return;
    if (!this.#live) {
      this.#later(patienceMs);
      return;
    }
    const socket = this.#ports.socket();
    const waiting = this.#ports.unanswered().filter(({ id }) => !this.#sent.has(id));
    for (const some of inMessages(waiting)) {
      const [first] = some;
      if (this.#left <= 0 || !first) return;
      const message =
        some.length === 1
          ? { t: "command" as const, command: first }
          : { t: "commands" as const, commands: some };
      if (!socket?.send(encodeMessage(message))) return;
      for (const { id } of some) this.#sent.add(id);
      this.#left -= 1 + (some.length === 1 ? 0 : some.length / limits.batchPerFrame);
      this.#refill ??= setTimeout(() => this.#refilled(), refillMs);
    }
  }

  #refilled(): void {
    this.#refill = undefined;
    this.#left = Math.min(atOnce, this.#left + atOnce);
    if (this.#left < atOnce) this.#refill = setTimeout(() => this.#refilled(), refillMs);
    if (this.#live) this.flush();
  }

  #later(wait: number): void {
    if (this.#stopped || this.#posting || this.#ports.unanswered().length === 0) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#postAll();
    }, wait);
  }

  async #postAll(): Promise<void> {
    if (this.#posting) return;
    this.#posting = true;
    let wait: number | null = null;
    for (let some = this.#next(); some.length > 0; some = this.#next()) {
      try {
        await this.#postSome(some);
      } catch (error) {
        if (error instanceof AccessEnded) this.#ports.ended(error.code);
        wait = retryMs;
        break;
      }
    }
    this.#posting = false;
    if (wait !== null && !this.#live) this.#later(wait);
  }

  async #postSome(some: readonly Command[]): Promise<void> {
    const { post, postAll, answered } = this.#ports;
    const [first] = some;
    if (!first) return;
    if (some.length === 1 || !postAll) {
      answered(first, await post(first));
      return;
    }
    const outcomes = await postAll(some);
    some.forEach((command, at) => {
      const outcome = outcomes[at];
      if (outcome) answered(command, outcome);
    });
  }

  #next(): Command[] {
    if (this.#live || this.#stopped) return [];
    return inMessages(this.#ports.unanswered().slice(0, mostInMessage))[0] ?? [];
  }
}

/** Few large messages instead of many small ones: what a frame may hold, in order. */
function inMessages(commands: readonly Command[]): Command[][] {
  const all: Command[][] = [];
  let bytes = 0;
  for (const command of commands) {
    const size = JSON.stringify(command).length;
    const last = all.at(-1);
    if (last && last.length < mostInMessage && bytes + size < bytesInMessage) last.push(command);
    else {
      all.push([command]);
      bytes = 0;
    }
    bytes += size;
  }
  return all;
}
