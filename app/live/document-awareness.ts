/**
 * Who else writes in a document and where, in the shape that y-prosemirror reads. Who somebody is comes from the room,
 * and it says when they leave: there are no timers here, and nothing about ourselves but the place of our cursor.
 */
import { type Bytes, encodeAwareness } from "#domain/live/frames.ts";
import type { Presence } from "#domain/live/wire.ts";
import type { Person } from "./presence.ts";

const everyMs = 80;

export interface AwarenessPorts {
  client(): number;
  send(frame: Bytes): boolean;
}

interface State {
  user: { id: string; name: string; hue: number; color: string };
  cursor: unknown;
}

export class DocumentAwareness {
  readonly #ports: AwarenessPorts;
  readonly #listeners = new Set<() => void>();
  #people: readonly Person[] = [];
  #cursor: unknown = null;
  #clock = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ports: AwarenessPorts) {
    this.#ports = ports;
  }

  get clientID(): number {
    return this.#ports.client();
  }

  getStates(): Map<number, State> {
    // y-prosemirror wants a colour; ours comes from the hue, by class.
    return new Map(
      this.#people.map(({ client, user, cursor }) => [
        client,
        { user: { ...user, color: "#888888" }, cursor: cursor ?? null },
      ]),
    );
  }

  getLocalState(): { cursor: unknown } {
    return { cursor: this.#cursor };
  }

  setLocalStateField(field: string, value: unknown): void {
    if (field !== "cursor") return;
    this.#cursor = value;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.tell();
    }, everyMs);
  }

  on(_event: string, listener: () => void): void {
    this.#listeners.add(listener);
  }

  off(_event: string, listener: () => void): void {
    this.#listeners.delete(listener);
  }

  /** Others, in the order in which they came. */
  get people(): readonly Person[] {
    return this.#people;
  }

  hear(people: readonly Person[]): void {
    this.#people = people;
    for (const listener of [...this.#listeners]) listener();
  }

  /** Says where we are: again to a new socket, or with a new client id. */
  tell(): void {
    this.#clock += 1;
    const state = { open: null, dragging: null, cursor: this.#cursor } as Presence;
    this.#ports.send(encodeAwareness([{ client: this.clientID, clock: this.#clock, state }]));
  }

  /** The document began anew: where we were in the old one means nothing. */
  forget(): void {
    this.#cursor = null;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
