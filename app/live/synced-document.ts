/** A Yjs document and what of it the room has not yet called durable. Says nothing of what the document holds. */
import * as Y from "yjs";
import { type Bytes, encodeUpdate } from "#domain/live/frames.ts";
import { answerSync, encodeSyncStep1, type Sync } from "./frames.ts";

const remote = Symbol("remote");
/** The document as a disk kept it. */
const stored = Symbol("stored");
/** Origin of own edits that a disk brought back: they go to the room with the next sync. */
export const keptEdit = Symbol("kept edit");

export interface SyncedDocumentEvents {
  /** What it says, or how safe it is, is another now. */
  changed(): void;
  /** Sends a frame if the socket is open; false if not. */
  send(frame: Bytes): boolean;
  /** A change of ours, to be kept until it is durable. */
  edited(update: Uint8Array): void;
}

export class SyncedDocument {
  readonly #events: SyncedDocumentEvents;
  #doc = new Y.Doc();
  #sent = 0;
  #saved = 0;
  #unsent = false;
  #live = false;
  /** Questions of ours without an answer: what the room calls durable until then is of an earlier count. */
  #asked = 0;
  /** Whether the room has told us everything since this copy began. */
  synced = false;

  constructor(events: SyncedDocumentEvents) {
    this.#events = events;
    this.#watch();
  }

  /** Another one after every reset. */
  get doc(): Y.Doc {
    return this.#doc;
  }

  /** Changes of ours that are not durable yet. */
  get unsaved(): number {
    return this.#sent - this.#saved + (this.#unsent ? 1 : 0);
  }

  /** Takes up what this machine kept: own edits that may not be durable, and perhaps the document as it was. */
  restore(edits: readonly Uint8Array[], base: Uint8Array | null = null): void {
    if (base) Y.applyUpdate(this.#doc, base, stored);
    if (edits.length === 0) return;
    for (const edit of edits) Y.applyUpdate(this.#doc, edit, keptEdit);
    this.#unsent = true;
    // A live room is not going to ask again by itself.
    if (this.#live && this.#events.send(encodeUpdate(Y.mergeUpdates([...edits])))) {
      this.#sent += 1;
      this.#unsent = false;
    }
    this.#events.changed();
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
  }

  /** Forgets everything and starts from the room's version (after a refusal, or when told so). */
  reset(): void {
    this.#doc.destroy();
    this.#doc = new Y.Doc();
    this.#unsent = false;
    this.#sent = 0;
    this.#saved = 0;
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
    this.#doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== remote && origin !== stored && origin !== keptEdit) {
        this.#events.edited(update);
        if (this.#live && this.#events.send(encodeUpdate(update))) this.#sent += 1;
        else this.#unsent = true;
      }
      this.#events.changed();
    });
  }
}
