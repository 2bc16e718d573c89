/** The board document: a Yjs map, application → rank, and which of its ranks are ours and not yet durable. */

import type * as Y from "yjs";
import { rankSchema } from "#domain/application/schema.ts";
import type { Bytes } from "#domain/live/frames.ts";
import type { Sync } from "./frames.ts";
import { keptEdit, SyncedDocument } from "./synced-document.ts";

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
  readonly #events: RankDocumentEvents;
  readonly #document: SyncedDocument;
  /** The map of the document that is watched; another one after every reset. */
  #ranks: Y.Map<string> | null = null;
  #entries: Record<string, string> | null = null;
  #own: Readonly<Record<string, string>> = {};

  constructor(events: RankDocumentEvents) {
    this.#events = events;
    this.#document = new SyncedDocument({
      changed: () => this.#map(),
      send: (frame) => events.send(frame),
      edited: (update) => events.edited?.(update),
    });
    this.#map();
  }

  /** This client's id in the document and in presence. */
  get client(): number {
    return this.#document.doc.clientID;
  }

  /** Whether the room has told us everything since this copy began. */
  get synced(): boolean {
    return this.#document.synced;
  }

  /** Changes of ours that are not durable yet. */
  get unsaved(): number {
    return this.#document.unsaved;
  }

  /** Ranks of ours that are not durable yet; the same object until they are others. */
  get own(): Readonly<Record<string, string>> {
    return this.#own;
  }

  /** Every rank that is well-formed; the same object until one changes. */
  entries(): Readonly<Record<string, string>> {
    this.#entries ??= Object.fromEntries([...this.#map().entries()].filter(([, rank]) => isRank(rank)));
    return this.#entries;
  }

  setRank(application: string, rank: string): void {
    this.#own = { ...this.#own, [application]: rank };
    const ranks = this.#map();
    this.#document.doc.transact(() => ranks.set(application, rank));
  }

  /** Takes up what this machine kept: the document as it was, and changes of ours that may not be durable. */
  restore(base: Uint8Array | null, edits: readonly Uint8Array[]): void {
    this.#document.restore(edits, base);
  }

  /** Everything as one update, to be kept. */
  encode(): Uint8Array {
    return this.#document.encode();
  }

  /** A socket opened: what was sent on the last one and not confirmed goes again with the sync. */
  open(): void {
    this.#document.open();
  }

  closed(): void {
    this.#document.closed();
  }

  receive(sync: Sync): void {
    this.#document.receive(sync);
  }

  /** The room says that the first `updates` of this socket are durable. */
  confirm(updates: number): void {
    this.#document.confirm(updates);
    if (this.unsaved === 0) this.#own = {};
  }

  /** Forgets everything and starts from the room's version (after a refusal, or when told so). */
  reset(): void {
    this.#document.reset();
  }

  destroy(): void {
    this.#document.destroy();
  }

  /** The ranks as a Yjs map. Another document has begun when it is another map: nothing is known of it yet. */
  #map(): Y.Map<string> {
    const ranks = this.#document.doc.getMap<string>("ranks");
    if (ranks === this.#ranks) return ranks;
    const began = this.#ranks !== null;
    this.#ranks = ranks;
    this.#entries = null;
    this.#own = {};
    ranks.observe((event, transaction) => {
      this.#renew(event.keysChanged);
      if (transaction.origin === keptEdit) {
        const found = [...event.keysChanged].map((key) => [key, ranks.get(key) ?? ""]);
        this.#own = { ...this.#own, ...Object.fromEntries(found) };
      }
      this.#events.changed();
    });
    if (began) this.#events.changed();
    return ranks;
  }

  /** Brings what `entries` said up to date with some keys: reading 5,000 again for each move would be felt. */
  #renew(keys: Iterable<string>): void {
    if (!this.#entries) return;
    const entries = { ...this.#entries };
    for (const key of keys) {
      const rank = this.#map().get(key);
      if (rank !== undefined && isRank(rank)) entries[key] = rank;
      else delete entries[key];
    }
    this.#entries = entries;
  }
}
