/** Brings pending commands to the room, in order: by the socket when it is live, else by POST. The same id each time. */
import type { Outcome } from "#domain/refusal/refusal.ts";
import type { Command } from "#domain/requisition/commands.ts";
import { encodeMessage } from "./frames.ts";
import type { PostCommand } from "./post-command.ts";
import type { RoomSocket } from "./socket.ts";

/** How long a command waits for the socket before it goes by POST, and between tries. */
const patienceMs = 1_500;
const retryMs = 4_000;

export interface OutboxPorts {
  socket(): RoomSocket | null;
  /** Commands without an answer, oldest first. */
  unanswered(): readonly Command[];
  answered(command: Command, outcome: Outcome<{ seq: number }>): void;
  post: PostCommand;
}

export class Outbox {
  readonly #ports: OutboxPorts;
  #sent = new Set<string>();
  #live = false;
  #posting = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ports: OutboxPorts) {
    this.#ports = ports;
  }

  /** The room has welcomed us: everything without an answer goes (again), in order. */
  welcomed(): void {
    this.#live = true;
    this.#sent = new Set();
    this.stop();
    this.flush();
  }

  lost(): void {
    this.#live = false;
    this.flush();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  flush(): void {
    if (!this.#live) {
      this.#later(patienceMs);
      return;
    }
    const socket = this.#ports.socket();
    for (const command of this.#ports.unanswered()) {
      if (this.#sent.has(command.id)) continue;
      if (!socket?.send(encodeMessage({ t: "command", command }))) return;
      this.#sent.add(command.id);
    }
  }

  #later(wait: number): void {
    if (this.#posting || this.#ports.unanswered().length === 0) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#postAll();
    }, wait);
  }

  async #postAll(): Promise<void> {
    if (this.#posting) return;
    this.#posting = true;
    let wait: number | null = null;
    for (let next = this.#ports.unanswered()[0]; next && !this.#live; next = this.#ports.unanswered()[0]) {
      try {
        this.#ports.answered(next, await this.#ports.post(next));
      } catch {
        wait = retryMs;
        break;
      }
    }
    this.#posting = false;
    if (wait !== null && !this.#live) this.#later(wait);
  }
}
