/** Brings pending commands to the room, in order: by the socket when it is live, else by POST. The same id each time. */
import { encodeMessage } from "#domain/live/frames.ts";
import type { Outcome } from "#domain/refusal/refusal.ts";
import type { Command } from "#domain/requisition/commands.ts";
import { AccessEnded, type PostCommand } from "./post-command.ts";
import type { RoomSocket } from "./socket.ts";

/** How long a command waits for the socket before it goes by POST, and between tries. */
const patienceMs = 1_500;
const retryMs = 4_000;
/** A room hears 60 frames a second and 200 at once: a long queue must not look like a flood. */
const atOnce = 40;
const refillMs = 1_000;

export interface OutboxPorts {
  socket(): RoomSocket | null;
  /** Commands without an answer, oldest first. */
  unanswered(): readonly Command[];
  answered(command: Command, outcome: Outcome<{ seq: number }>): void;
  /** Nobody here may send anything any more: the close code that says why. */
  ended(code: number): void;
  post: PostCommand;
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
    for (const command of this.#ports.unanswered()) {
      if (this.#sent.has(command.id)) continue;
      if (this.#left === 0 || !socket?.send(encodeMessage({ t: "command", command }))) return;
      this.#sent.add(command.id);
      this.#left -= 1;
      this.#refill ??= setTimeout(() => {
        this.#refill = undefined;
        this.#left = atOnce;
        if (this.#live) this.flush();
      }, refillMs);
    }
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
    for (let next = this.#next(); next; next = this.#next()) {
      try {
        this.#ports.answered(next, await this.#ports.post(next));
      } catch (error) {
        if (error instanceof AccessEnded) this.#ports.ended(error.code);
        wait = retryMs;
        break;
      }
    }
    this.#posting = false;
    if (wait !== null && !this.#live) this.#later(wait);
  }

  #next(): Command | undefined {
    return this.#live || this.#stopped ? undefined : this.#ports.unanswered()[0];
  }
}
