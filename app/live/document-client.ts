/**
 * A browser's side of one document of a room that is not its board: a note, or a card's labels and checklist. Framework-
 * free; building one does nothing yet, `connect()` does. What the room has not called durable lies on this machine's
 * disk, and is sent by whoever opens the document next (see open-documents.ts).
 */

import type * as Y from "yjs";
import { encodeMessage } from "#domain/live/frames.ts";
import { closeCode, type ServerMessage, wireVersion } from "#domain/live/wire.ts";
import type { Refusal } from "#domain/refusal/refusal.ts";
import { isSlow, isStale } from "./come-back.ts";
import { DocumentAwareness } from "./document-awareness.ts";
import { decodeFrame } from "./frames.ts";
import { inTime } from "./keep/in-time.ts";
import type { Keep } from "./keep/room-keep.ts";
import { Listeners } from "./listeners.ts";
import { applyPresence } from "./presence.ts";
import { type Line, newLine } from "./room-snapshot.ts";
import type { OpenSocket, RoomSocket } from "./socket.ts";
import { SyncedDocument } from "./synced-document.ts";

export interface DocumentSnapshot extends Readonly<Line> {
  doc: Y.Doc;
  /** Whether it is all here: before that there is nothing to show. */
  synced: boolean;
  /** Own changes that are not durable yet, and those of them that would be gone with the page. */
  unsaved: number;
  unkept: number;
  /** Why the last of our changes was not taken. */
  refused: Refusal | null;
}

export interface DocumentClientOptions {
  openSocket: OpenSocket;
  keep: Keep;
}

export class DocumentClient {
  readonly awareness: DocumentAwareness;
  readonly #options: DocumentClientOptions;
  readonly #document: SyncedDocument;
  readonly #listeners = new Listeners<() => void>();
  readonly #line = newLine();
  #socket: RoomSocket | null = null;
  #refused: Refusal | null = null;
  #unkept = 0;
  #turn = 0;
  #snapshot: DocumentSnapshot | null = null;

  constructor(options: DocumentClientOptions) {
    this.#options = options;
    const send = (frame: Parameters<RoomSocket["send"]>[0]) => this.#socket?.send(frame) ?? false;
    this.#document = new SyncedDocument({
      changed: () => this.#changed(),
      send,
      edited: (update) => this.#keepEdit(update),
    });
    this.awareness = new DocumentAwareness({ client: () => this.#document.doc.clientID, send });
  }

  /** Takes up what an earlier page left here, then joins. */
  connect(): void {
    if (this.#socket || this.#line.ended !== null) return;
    this.#turn += 1;
    const turn = this.#turn;
    void inTime(this.#recall()).then(() => {
      if (turn !== this.#turn || this.#socket) return;
      this.#socket = this.#options.openSocket({
        open: () => this.#opened(),
        frame: (data) => this.#frame(data),
        closed: (code, final) => this.#closed(code, final),
      });
    });
  }

  disconnect(): void {
    const socket = this.#socket;
    this.#socket = null;
    this.#turn += 1;
    this.awareness.stop();
    this.#document.closed();
    socket?.close();
  }

  /** The browser says that the network is there or gone. */
  online(online: boolean): void {
    if (this.#line.ended !== null) return;
    if (online && this.#line.connection !== "live") this.#socket?.reconnect();
    if (!online) {
      this.#setConnection("offline");
      this.#socket?.drop();
    } else if (this.#line.connection === "offline") this.#setConnection("reconnecting");
  }

  readonly subscribe = this.#listeners.add;

  readonly snapshot = (): DocumentSnapshot => {
    this.#snapshot ??= {
      doc: this.#document.doc,
      synced: this.#document.synced,
      ...this.#line,
      unsaved: this.#document.unsaved,
      unkept: this.#unkept,
      refused: this.#refused,
      people: this.awareness.people,
    };
    return this.#snapshot;
  };

  /** It was read that a change was not taken. */
  understood(): void {
    this.#refused = null;
    this.#changed();
  }

  async #recall(): Promise<void> {
    const { edits } = await this.#options.keep.load();
    if (this.#line.ended === null) this.#document.restore(edits);
  }

  #keepEdit(update: Uint8Array): void {
    this.#unkept += 1;
    void this.#options.keep.edit(update).then((kept) => {
      if (!kept) return;
      this.#unkept = Math.max(0, this.#unkept - 1);
      this.#changed();
    });
  }

  #opened(): void {
    this.awareness.hear([]);
    this.#socket?.send(encodeMessage({ t: "hello", v: wireVersion, seq: 0 }));
    this.#document.open();
    this.awareness.tell();
    this.#changed();
  }

  #closed(code: number, final: boolean): void {
    this.#document.closed();
    this.awareness.hear([]);
    if (final) this.#end(code);
    if (isSlow(code)) this.#line.paused = code;
    if (isStale(code)) this.#startAnew();
    this.#setConnection(final ? "ended" : this.#line.connection === "offline" ? "offline" : "reconnecting");
  }

  /** Whoever signs in again as the same person still wants what they wrote; who has lost access may not have it. */
  #end(code: number): void {
    this.#line.ended = code;
    if (code === closeCode.sessionEnded || code === closeCode.outdated) return;
    this.#options.keep.editsDone();
    void this.#options.keep.forget(true);
  }

  #startAnew(): void {
    this.awareness.forget();
    this.#document.reset();
    this.#line.nearlyFull = null;
    this.#editsDone();
  }

  #editsDone(): void {
    this.#unkept = 0;
    this.#options.keep.editsDone();
  }

  #frame(data: ArrayBuffer): void {
    const incoming = decodeFrame(data);
    switch (incoming?.kind) {
      case "sync":
        this.#document.receive(incoming.sync);
        this.#changed();
        break;
      case "presence": {
        const me = this.#document.doc.clientID;
        this.awareness.hear(applyPresence(this.awareness.people, incoming.changes, me));
        this.#changed();
        break;
      }
      case "queryPresence":
        this.awareness.tell();
        break;
      case "message":
        this.#message(incoming.message);
    }
  }

  #message(message: ServerMessage): void {
    switch (message.t) {
      case "welcome":
        this.#line.paused = null;
        this.#line.readOnly = message.readOnly === true;
        this.#setConnection("live");
        break;
      case "saved":
        this.#document.confirm(message.updates);
        if (this.#document.unsaved === 0) this.#editsDone();
        this.#changed();
        break;
      case "nearlyFull":
        this.#line.nearlyFull = { bytes: message.bytes, most: message.most };
        this.#changed();
        break;
      case "refused":
        // Ours is wrong from here on, so it starts from the room's.
        if (message.refusal.code === "document.readOnly") this.#line.readOnly = true;
        this.#refused = message.refusal;
        this.#startAnew();
        this.awareness.tell();
        this.#changed();
    }
  }

  #setConnection(connection: DocumentSnapshot["connection"]): void {
    this.#line.connection = connection;
    this.#changed();
  }

  #changed(): void {
    this.#snapshot = null;
    this.#listeners.each((listener) => listener());
  }
}
