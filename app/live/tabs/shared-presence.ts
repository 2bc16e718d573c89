/** Presence of a browser whose tabs share a socket: others see the person once, where they looked last. */
import * as random from "lib0/random";
import type { PresenceChange } from "#app/live/frames.ts";
import { nowhere } from "#app/live/presence.ts";
import { type Bytes, encodeAwareness, readFrame } from "#domain/live/frames.ts";
import { type AwarenessState, type Presence, presenceSchema } from "#domain/live/wire.ts";

export class SharedPresence {
  readonly #client = random.uint32();
  #clock = 0;
  /** What each tab looks at, the one that spoke last at the end. */
  readonly #looking = new Map<string, Presence>();
  readonly #people = new Map<number, AwarenessState>();

  /** A tab's own frame; the frame to send for all of them comes back. */
  say(tab: string, data: Bytes): Bytes {
    this.#looking.delete(tab);
    this.#looking.set(tab, readLooking(data));
    return this.again();
  }

  /** A tab is gone; the frame that says what the person looks at now, if anybody is left. */
  left(tab: string): Bytes | null {
    return this.#looking.delete(tab) && this.#looking.size > 0 ? this.again() : null;
  }

  again(): Bytes {
    this.#clock += 1;
    const state = [...this.#looking.values()].at(-1) ?? nowhere;
    return encodeAwareness([{ client: this.#client, clock: this.#clock, state }]);
  }

  /** Takes note of others; the frame for the tabs, without ourselves. */
  hear(changes: readonly PresenceChange[]): Bytes | null {
    const others = changes.filter(({ client }) => client !== this.#client);
    for (const { client, state } of others) {
      if (state) this.#people.set(client, state);
      else this.#people.delete(client);
    }
    return others.length > 0 ? people(others) : null;
  }

  /** Everybody who is here, for a tab that has just come. */
  everybody(): Bytes | null {
    const all = [...this.#people].map(([client, state]) => ({ client, state }));
    return all.length > 0 ? people(all) : null;
  }

  clear(): void {
    this.#people.clear();
  }
}

/** Others' presence, as the room tells it. */
function people(changes: readonly PresenceChange[]): Bytes {
  return encodeAwareness(changes.map((change) => ({ ...change, clock: 1 })));
}

/** What a client of ours says of itself: one entry, its state as JSON. */
function readLooking(data: Bytes): Presence {
  const [read] = readFrame(data);
  const [entry] = read.kind === "awareness" ? read.entries : [];
  return presenceSchema.safeParse(JSON.parse(entry?.text ?? "null")).data ?? nowhere;
}
