/** A program that is not ours: y-protocols, with or without our own messages. An honest one: it starts anew when told. */
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import type { Grant } from "#domain/access/access.ts";
import {
  encodeMessage,
  encodeSyncStep1,
  encodeSyncStep2,
  encodeUpdate,
  readFrame,
} from "#domain/live/frames.ts";
import { closeCode, frame, type ServerMessage, serverMessageSchema, wireVersion } from "#domain/live/wire.ts";
import type { Command } from "#domain/requisition/commands.ts";
import type { TestRoom } from "#durable/testing/factory.ts";
import type { Copy } from "./copies.ts";
import { Link, type Random } from "./link.ts";
import { type Kind, newMemory, noteClocks, type Person } from "./person.ts";

export interface RawPersonOptions {
  room: TestRoom;
  grant: Grant;
  kind: Exclude<Kind, "app">;
  copy: Copy;
  random: Random;
}

export class RawPerson implements Person {
  readonly name: string;
  readonly kind: Exclude<Kind, "app">;
  readonly copy: Copy;
  readonly grant: Grant;
  readonly link: Link;
  readonly memory = newMemory();
  doc = new Y.Doc();
  readonly #random: Random;
  /** Whether it takes a change and its message as one frame. */
  readonly #together: boolean;
  /** Commands without an answer: they are sent again on the next line. */
  readonly #open = new Map<string, Command>();
  /** Frames with changes since our last sync step 1, and how many of them the room has called saved. */
  #sent = 0;
  #saved = 0;
  /** Questions of ours without an answer. */
  #asked = 0;
  #seq = 0;
  #presenceClock = 0;

  constructor({ room, grant, kind, copy, random }: RawPersonOptions) {
    this.name = `${kind} ${grant.actor.id.slice(-4)} at ${copy.document}`;
    this.kind = kind;
    this.copy = copy;
    this.grant = grant;
    this.#random = random;
    this.#together = random(2) === 0;
    this.link = new Link(room, random, {
      open: () => this.#opened(),
      frame: (bytes) => this.#frame(bytes),
      closed: (code) => this.#closed(code),
    });
    this.#watch();
  }

  connect(): Promise<number> {
    const { kind, memory } = this;
    return this.link.connect(this.grant, { document: this.copy.document, kind, memory });
  }

  edit(application: string, word: string): void {
    this.copy.edit(this.doc, application, word, this.#random);
  }

  command(command: Command): void {
    if (this.kind === "stock") return;
    if (this.kind === "own") this.#open.set(command.id, command);
    this.#say({ t: "command", command });
  }

  look(application: string | null): void {
    this.#presenceClock += 1;
    const inner = encoding.createEncoder();
    for (const part of [1, this.doc.clientID, this.#presenceClock]) encoding.writeVarUint(inner, part);
    encoding.writeVarString(inner, JSON.stringify({ open: application, dragging: null }));
    const outer = encoding.createEncoder();
    encoding.writeVarUint(outer, frame.awareness);
    encoding.writeVarUint8Array(outer, encoding.toUint8Array(inner));
    this.link.send(encoding.toUint8Array(outer));
  }

  content(): string {
    return this.copy.content(this.doc);
  }

  settled(seq: number): boolean {
    if (this.kind === "old") return true;
    if (!this.link.isOpen || this.#asked > 0) return false;
    if (this.kind === "stock") return true;
    const caughtUp = this.copy.document !== "board" || this.#seq >= seq;
    return caughtUp && this.#saved >= this.#sent && this.#open.size === 0;
  }

  leave(): void {
    this.link.cut();
    this.doc.destroy();
  }

  #watch(): void {
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === this) return;
      this.link.send(encodeUpdate(update));
      this.#sent += 1;
    });
  }

  #opened(): void {
    if (this.kind !== "stock") this.#hello();
    this.#ask();
    for (const command of this.#open.values()) this.#say({ t: "command", command });
  }

  #hello(): void {
    // What a program of before (or after) ours says: it is told to load itself again, whatever else it sends.
    const v = this.kind === "old" ? wireVersion + (this.#random(4) === 0 ? 1 : -1) : wireVersion;
    this.#say({ t: "hello", v, seq: this.#seq, ...(this.#together ? { together: true } : {}) });
  }

  #ask(): void {
    this.#sent = 0;
    this.#saved = 0;
    this.#asked += 1;
    this.link.send(encodeSyncStep1(Y.encodeStateVector(this.doc)));
  }

  /** Forgets the document, with whatever was not saved, and asks for the room's. */
  #renew(): void {
    this.#note();
    this.doc.destroy();
    this.doc = new Y.Doc();
    this.#watch();
    if (this.link.isOpen) this.#ask();
  }

  /** What others wrote and we hold: the room had shown it. */
  #note(): void {
    const clocks = Y.decodeStateVector(Y.encodeStateVector(this.doc));
    clocks.delete(this.doc.clientID);
    noteClocks(this.memory.shown, clocks);
  }

  #closed(code: number): void {
    this.#note();
    this.#asked = 0;
    if (code === closeCode.reset || code === closeCode.malformed) this.#renew();
  }

  #frame(bytes: Uint8Array): void {
    const [said] = readFrame(bytes);
    switch (said.kind) {
      case "syncStep1":
        this.link.send(encodeSyncStep2(Y.encodeStateAsUpdate(this.doc, said.stateVector)));
        this.#sent += 1;
        break;
      case "syncStep2":
        this.#asked = Math.max(0, this.#asked - 1);
        Y.applyUpdate(this.doc, said.update, this);
        break;
      case "update":
        Y.applyUpdate(this.doc, said.update, this);
        break;
      case "together":
        Y.applyUpdate(this.doc, said.update, this);
        this.#message(serverMessageSchema.parse(JSON.parse(said.text)));
        break;
      case "message":
        this.#message(serverMessageSchema.parse(JSON.parse(said.text)));
    }
  }

  #message(message: ServerMessage): void {
    if (message.t === "welcome") this.#seq = Math.max(message.seq, this.#seq);
    if (message.t === "events") this.#events(message.events);
    if (message.t === "saved" && this.#asked === 0) this.#saved = message.updates;
    if (message.t === "ack") this.#open.delete(message.id);
    if (message.t !== "refused") return;
    if (message.id === null) this.#renew();
    else this.#open.delete(message.id);
  }

  #events(events: Extract<ServerMessage, { t: "events" }>["events"]): void {
    const [first] = events;
    // Something is missing before: ask again.
    if (first && first.seq > this.#seq + 1) this.#hello();
    else this.#seq = Math.max(this.#seq, events.at(-1)?.seq ?? 0);
  }

  #say(message: Parameters<typeof encodeMessage>[0]): void {
    this.link.send(encodeMessage(message));
  }
}
