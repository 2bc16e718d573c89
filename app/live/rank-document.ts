/** The board document: a Yjs map, application → rank. Counts what the room has not yet called durable. */

import * as Y from "yjs";
import { rankSchema } from "#domain/application/schema.ts";
import { type Bytes, encodeUpdate } from "#domain/live/frames.ts";
import { answerSync, encodeSyncStep1, type Sync } from "./frames.ts";

const remote = Symbol("remote");
/** Changes that a disk brought back: those of another page of ours go to the room with the next sync. */
const restored = Symbol("restored");
const own = Symbol("own");
const isRank = (rank: string) => rankSchema.safeParse(rank).success;

export interface RankDocumentEvents {
  /** Some rank is another now. */
  changed(): void;
  /** Sends a frame if the socket is open; false if not. */
  send(frame: Bytes): boolean;
  /** A change of ours, to be kept until it is durable. */
  edited?(update: Uint8Array): void;
}

export class RankDocument {
  #doc = new Y.Doc();
  #ranks = this.#doc.getMap<string>("ranks");
  #entries: Record<string, string> | null = null;
  #sent = 0;
  #saved = 0;
  #unsent = false;
  #live = false;
  /** Questions of ours without an answer: what the room calls durable until then is of an earlier count. */
  #asked = 0;
  #own: Readonly<Record<string, string>> = {};
  synced = false;
  readonly #events: RankDocumentEvents;

  constructor(events: RankDocumentEvents) {
    this.#events = events;
    this.#watch();
  }

  /** This client's id in the document and in presence. */
  get client(): number {
    return this.#doc.clientID;
  }

  /** Changes of ours that are not durable yet. */
  get unsaved(): number {
    return this.#sent - this.#saved + (this.#unsent ? 1 : 0);
  }

  /** Every rank that is well-formed; the same object until one changes. */
  entries(): Readonly<Record<string, string>> {
    this.#entries ??= Object.fromEntries([...this.#ranks.entries()].filter(([, rank]) => isRank(rank)));
    return this.#entries;
  }

  /** Brings what `entries` said up to date with some keys: reading 5,000 again for each move would be felt. */
  #renew(keys: Iterable<string>): void {
    if (!this.#entries) return;
    const entries = { ...this.#entries };
    for (const key of keys) {
      const rank = this.#ranks.get(key);
      if (rank !== undefined && isRank(rank)) entries[key] = rank;
      else delete entries[key];
    }
    this.#entries = entries;
  }

  /** Ranks of ours that are not durable yet; the same object until they are others. */
  get own(): Readonly<Record<string, string>> {
    return this.#own;
  }

  setRank(application: string, rank: string): void {
    this.#own = { ...this.#own, [application]: rank };
    this.#doc.transact(() => this.#ranks.set(application, rank));
  }

  /** Takes up what this machine kept: the document as it was, and changes of ours that may not be durable. */
  restore(base: Uint8Array | null, edits: readonly Uint8Array[]): void {
    if (base) Y.applyUpdate(this.#doc, base, restored);
    if (edits.length === 0) return;
    for (const edit of edits) Y.applyUpdate(this.#doc, edit, own);
    this.#unsent = true;
    // A live room is not going to ask again by itself.
    if (this.#live && this.#events.send(encodeUpdate(Y.mergeUpdates([...edits])))) {
      this.#sent += 1;
      this.#unsent = false;
    }
  }

  /** Everything as one update, to be kept. */
  encode(): Uint8Array {
    return Y.encodeStateAsUpdate(this.#doc);
  }

  /** A socket opened: what was sent on the last one and not confirmed goes again with the sync. */
  open(): void {
    this.#unsent = this.unsaved > 0;
    this.#sent = 0;
    this.#saved = 0;
    this.#live = true;
    this.#asked = 0;
    this.#ask();
  }

  closed(): void {
    this.#live = false;
  }

  receive(sync: Sync): void {
    const answer = answerSync(sync, this.#doc, remote);
    // The room counts every answer to its question as an update, also an empty one.
    if (answer.reply && this.#events.send(answer.reply)) {
      this.#unsent = false;
      this.#sent += 1;
    }
    if (!answer.complete) return;
    this.synced = true;
    this.#asked = Math.max(0, this.#asked - 1);
  }

  /** The room says that the first `updates` of this socket are durable. */
  confirm(updates: number): void {
    if (this.#asked > 0) return;
    this.#saved = Math.max(this.#saved, Math.min(updates, this.#sent));
    if (this.unsaved === 0) this.#own = {};
  }

  /** Forgets everything and starts from the room's version (after a refusal, or when told so). */
  reset(): void {
    this.#doc.destroy();
    this.#doc = new Y.Doc();
    this.#entries = null;
    this.#ranks = this.#doc.getMap<string>("ranks");
    this.#unsent = false;
    this.#sent = 0;
    this.#saved = 0;
    this.#own = {};
    this.synced = false;
    this.#watch();
    this.#events.changed();
    if (this.#live) this.#ask();
  }

  #ask(): void {
    if (this.#events.send(encodeSyncStep1(this.#doc))) this.#asked += 1;
  }

  destroy(): void {
    this.#doc.destroy();
  }

  #watch(): void {
    this.#ranks.observe((event, transaction) => {
      this.#renew(event.keysChanged);
      if (transaction.origin === own) {
        const found = [...event.keysChanged].map((key) => [key, this.#ranks.get(key) ?? ""]);
        this.#own = { ...this.#own, ...Object.fromEntries(found) };
      }
      this.#events.changed();
    });
    this.#doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === remote || origin === restored || origin === own) return;
      this.#events.edited?.(update);
      if (this.#live && this.#events.send(encodeUpdate(update))) this.#sent += 1;
      else this.#unsent = true;
    });
  }
}
