/** The board document: a Yjs map, application → rank. Counts what the room has not yet called durable. */

import type { Decoder } from "lib0/decoding";
import * as Y from "yjs";
import { rankSchema } from "#domain/application/schema.ts";
import { answerSync, type Bytes, encodeSyncStep1, encodeUpdate } from "./frames.ts";

const remote = Symbol("remote");

export interface RankDocumentEvents {
  /** Some rank is another now. */
  changed(): void;
  /** Sends a frame if the socket is open; false if not. */
  send(frame: Bytes): boolean;
}

export class RankDocument {
  #doc = new Y.Doc();
  #ranks = this.#doc.getMap<string>("ranks");
  #entries: Record<string, string> | null = null;
  #sent = 0;
  #saved = 0;
  #unsent = false;
  #live = false;
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
    this.#entries ??= Object.fromEntries(
      [...this.#ranks.entries()].filter(([, rank]) => rankSchema.safeParse(rank).success),
    );
    return this.#entries;
  }

  setRank(application: string, rank: string): void {
    this.#doc.transact(() => this.#ranks.set(application, rank));
  }

  /** A socket opened: what was sent on the last one and not confirmed goes again with the sync. */
  open(): void {
    this.#unsent = this.unsaved > 0;
    this.#sent = 0;
    this.#saved = 0;
    this.#live = true;
    this.#events.send(encodeSyncStep1(this.#doc));
  }

  closed(): void {
    this.#live = false;
  }

  receive(decoder: Decoder): void {
    const answer = answerSync(decoder, this.#doc, remote);
    // The room counts every answer to its question as an update, also an empty one.
    if (answer.reply && this.#events.send(answer.reply) && answer.answered) {
      this.#unsent = false;
      this.#sent += 1;
    }
    if (answer.complete) this.synced = true;
  }

  /** The room says that the first `updates` of this socket are durable. */
  confirm(updates: number): void {
    this.#saved = Math.max(this.#saved, Math.min(updates, this.#sent));
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
    this.synced = false;
    this.#watch();
    this.#events.changed();
    if (this.#live) this.#events.send(encodeSyncStep1(this.#doc));
  }

  destroy(): void {
    this.#doc.destroy();
  }

  #watch(): void {
    this.#ranks.observe(() => {
      this.#entries = null;
      this.#events.changed();
    });
    this.#doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === remote) return;
      if (this.#live && this.#events.send(encodeUpdate(update))) this.#sent += 1;
      else this.#unsent = true;
    });
  }
}
