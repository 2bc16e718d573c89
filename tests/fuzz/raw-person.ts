/** A program that is not ours: y-protocols, with or without our own messages. An honest one: it starts anew when told. */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as sync from "y-protocols/sync";
import * as Y from "yjs";
import type { Grant } from "#domain/access/access.ts";
import { closeCode, frame, type ServerMessage, serverMessageSchema, wireVersion } from "#domain/live/wire.ts";
import type { Command } from "#domain/requisition/commands.ts";
import type { TestRoom } from "#durable/testing/factory.ts";
import { Link, type Random } from "./link.ts";
import { newMemory, noteClocks, noteEvents, type Person } from "./person.ts";

export class RawPerson implements Person {
  readonly name: string;
  readonly kind: "own" | "stock";
  readonly grant: Grant;
  readonly link: Link;
  readonly memory = newMemory();
  doc = new Y.Doc();
  /** Commands without an answer: they are sent again on the next line. */
  readonly #open = new Map<string, Command>();
  /** Whether this program is new enough for frames of type 101: half of ours are not. */
  readonly #together: boolean;
  /** Our clock after each frame with changes, since our last sync step 1. */
  #sent: number[] = [];
  #savedFrames = 0;
  #seq = 0;
  #synced = false;
  #presenceClock = 0;

  constructor(room: TestRoom, grant: Grant, kind: "own" | "stock", random: Random) {
    this.name = `${kind} ${grant.actor.id.slice(-4)}`;
    this.kind = kind;
    this.#together = kind === "own" && random(2) === 1;
    this.grant = grant;
    this.link = new Link(room, random, {
      open: () => this.#opened(),
      frame: (bytes) => this.#frame(bytes),
      closed: (code) => this.#closed(code),
    });
    this.#watch();
  }

  connect(): Promise<number> {
    return this.link.connect(this.grant, this.kind === "own");
  }

  rank(application: string, rank: string): void {
    this.doc.getMap("ranks").set(application, rank);
  }

  command(command: Command): void {
    if (this.kind === "stock") return;
    this.#open.set(command.id, command);
    this.#say({ t: "command", command });
  }

  look(application: string | null): void {
    this.#presenceClock += 1;
    const inner = encoding.createEncoder();
    for (const part of [1, this.doc.clientID, this.#presenceClock]) encoding.writeVarUint(inner, part);
    encoding.writeVarString(inner, JSON.stringify({ open: application, dragging: null }));
    this.#send(frame.awareness, (encoder) =>
      encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner)),
    );
  }

  ranks(): Record<string, string> {
    return this.doc.getMap<string>("ranks").toJSON();
  }

  settled(seq: number): boolean {
    const caughtUp = this.kind === "stock" || this.#seq >= seq;
    const saved = this.kind === "stock" || this.#savedFrames >= this.#sent.length;
    return this.link.isOpen && this.#synced && caughtUp && saved && this.#open.size === 0;
  }

  leave(): void {
    this.link.cut();
    this.doc.destroy();
  }

  #watch(): void {
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === this) return;
      this.#sync((encoder) => sync.writeUpdate(encoder, update));
      this.#changed();
    });
  }

  #changed(): void {
    this.#sent.push(Y.getState(this.doc.store, this.doc.clientID));
  }

  #opened(): void {
    if (this.kind === "own") this.#hello();
    this.#ask();
    for (const command of this.#open.values()) this.#say({ t: "command", command });
  }

  #hello(): void {
    const together = this.#together ? { together: true } : {};
    this.#say({ t: "hello", v: wireVersion, seq: this.#seq, ...together });
  }

  #ask(): void {
    this.#sent = [];
    this.#savedFrames = 0;
    this.#synced = false;
    this.#sync((encoder) => sync.writeSyncStep1(encoder, this.doc));
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
    if (code === closeCode.reset || code === closeCode.malformed) this.#renew();
  }

  #frame(bytes: Uint8Array): void {
    const decoder = decoding.createDecoder(bytes);
    const type = decoding.readVarUint(decoder);
    if (type === frame.sync) this.#readSync(decoder);
    if (type === frame.together) {
      if (!this.#together) this.memory.faults.push("an old client was sent a frame that it does not know");
      Y.applyUpdate(this.doc, decoding.readVarUint8Array(decoder), this);
    }
    if (type === frame.message || type === frame.together) {
      if (this.kind === "stock") this.memory.faults.push("a plain y-websocket client was sent a message");
      this.#message(serverMessageSchema.parse(JSON.parse(decoding.readVarString(decoder))));
    }
  }

  #readSync(decoder: decoding.Decoder): void {
    const reply = encoding.createEncoder();
    encoding.writeVarUint(reply, frame.sync);
    const type = sync.readSyncMessage(decoder, reply, this.doc, this);
    if (type === sync.messageYjsSyncStep2) this.#synced = true;
    if (type === sync.messageYjsSyncStep1) {
      this.link.send(encoding.toUint8Array(reply));
      this.#changed();
    }
  }

  #message(message: ServerMessage): void {
    if (message.t === "welcome") this.#welcome(message);
    if (message.t === "events") this.#events(message.events);
    if (message.t === "saved") this.#saved(message.updates);
    if (message.t === "ack") {
      this.#open.delete(message.id);
      this.memory.acknowledged.set(message.id, message.seq);
    }
    if (message.t !== "refused") return;
    if (message.id === null) this.#renew();
    else this.#open.delete(message.id);
  }

  #welcome({ seq, events }: Extract<ServerMessage, { t: "welcome" }>): void {
    if (seq < this.#seq) this.memory.faults.push(`the room was at ${this.#seq}, and is at ${seq} now`);
    noteEvents(this.memory, events ?? []);
    this.#seq = Math.max(seq, this.#seq);
  }

  #events(events: Extract<ServerMessage, { t: "events" }>["events"]): void {
    noteEvents(this.memory, events);
    const [first] = events;
    // Something is missing before: ask again.
    if (first && first.seq > this.#seq + 1) this.#hello();
    else this.#seq = Math.max(this.#seq, events.at(-1)?.seq ?? 0);
  }

  #saved(frames: number): void {
    this.#savedFrames = frames;
    const clock = this.#sent[Math.min(frames, this.#sent.length) - 1];
    // Where frames were lost or doubled on the way up, their count means nothing.
    if (clock !== undefined && !this.link.disturbed) {
      noteClocks(this.memory.saved, [[this.doc.clientID, clock]]);
    }
  }

  #say(message: unknown): void {
    this.#send(frame.message, (encoder) => encoding.writeVarString(encoder, JSON.stringify(message)));
  }

  #sync(write: (encoder: encoding.Encoder) => void): void {
    this.#send(frame.sync, write);
  }

  #send(type: number, write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, type);
    write(encoder);
    this.link.send(encoding.toUint8Array(encoder));
  }
}
