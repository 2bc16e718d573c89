/** Tells others what I look at: at a bounded rate, and only when it is something else. */
import { type Bytes, encodeAwareness } from "#domain/live/frames.ts";
import type { Presence } from "#domain/live/wire.ts";
import { nowhere } from "./presence.ts";

const everyMs = 80;

export interface PresencePorts {
  /** This client's id in presence. */
  client(): number;
  send(frame: Bytes): boolean;
}

export class PresenceTeller {
  readonly #ports: PresencePorts;
  #looking: Presence = nowhere;
  #clock = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ports: PresencePorts) {
    this.#ports = ports;
  }

  look(change: Partial<Presence>): void {
    const next = { ...this.#looking, ...change };
    const { open, dragging, at } = this.#looking;
    if (next.open === open && next.dragging === dragging && next.at === at) return;
    this.#looking = next;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.tell();
    }, everyMs);
  }

  /** Says it again: to a new socket, or with a new client id. */
  tell(): void {
    this.#clock += 1;
    const entry = { client: this.#ports.client(), clock: this.#clock, state: this.#looking };
    this.#ports.send(encodeAwareness([entry]));
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
