/**
 * What a room said on one line, and what really reached it there, whatever the network made of it on either side: what
 * it promised holds also if the promise was lost on its way, and "saved" means the frames that arrived, as they arrived.
 */
import * as decoding from "lib0/decoding";
import * as Y from "yjs";
import { readFrame } from "#domain/live/frames.ts";
import { type ServerMessage, serverMessageSchema } from "#domain/live/wire.ts";
import { type Kind, type Memory, noteClocks, noteEvents } from "./person.ts";

/** Between two of the client's questions: the changes that arrived, and how many frames the room has refused. */
interface Epoch {
  arrived: Map<number, number>[];
  refused: number;
}

export class Ledger {
  readonly #memory: Memory;
  readonly #kind: Kind;
  readonly #epochs: Epoch[] = [{ arrived: [], refused: 0 }];
  /** Of which of the client's questions the room speaks now: it answers each, in order. */
  #answered = 0;
  #seq: number | null = null;
  #together = false;

  constructor(memory: Memory, kind: Kind) {
    this.#memory = memory;
    this.#kind = kind;
  }

  /** A frame reached the room. */
  arrived(bytes: Uint8Array | string): void {
    if (typeof bytes === "string") return;
    const [frame] = readFrame(bytes);
    if (frame.kind === "syncStep1") this.#epochs.push({ arrived: [], refused: 0 });
    if (frame.kind === "syncStep2" || frame.kind === "update") {
      this.#epochs.at(-1)?.arrived.push(Y.parseUpdateMeta(frame.update).to);
    }
    if (frame.kind === "message") this.#together = frame.text.includes('"together":true') || this.#together;
  }

  /** The room sent a frame. */
  came(bytes: Uint8Array): void {
    const [frame, more] = readFrame(bytes);
    if (more) this.#fault("a frame with something left over");
    switch (frame.kind) {
      case "syncStep2":
        this.#answered += 1;
        this.#shown(frame.update);
        break;
      case "update":
        this.#shown(frame.update);
        break;
      case "together":
        if (!this.#together) this.#fault("a frame of a kind that it does not know");
        this.#shown(frame.update);
        this.#said(frame.text);
        break;
      case "message":
        this.#said(frame.text);
        break;
      case "awareness":
      case "queryAwareness":
      case "syncStep1":
        break;
      default:
        this.#fault(`a frame of type ${decoding.readVarUint(decoding.createDecoder(bytes))}`);
    }
  }

  #fault(what: string): void {
    this.#memory.faults.push(`it was sent ${what}`);
  }

  /** What is shown is written. */
  #shown(update: Uint8Array): void {
    noteClocks(this.#memory.shown, Y.parseUpdateMeta(update).to);
  }

  #said(text: string): void {
    if (this.#kind === "stock" || this.#kind === "old") this.#fault(`a message: ${text.slice(0, 80)}`);
    const message = serverMessageSchema.parse(JSON.parse(text));
    if (message.t === "ack") this.#memory.acknowledged.set(message.id, message.seq);
    if (message.t === "refused" && message.id === null) this.#now.refused += 1;
    if (message.t === "saved") this.#saved(message.updates);
    if (message.t === "welcome") this.#welcome(message);
    if (message.t === "events") this.#events(message.events);
  }

  get #now(): Epoch {
    const epoch = this.#epochs[this.#answered];
    if (!epoch) throw new Error("more answers than questions");
    return epoch;
  }

  /** Where something was refused, nobody outside knows which of the frames were counted. */
  #saved(updates: number): void {
    const { arrived, refused } = this.#now;
    if (refused > 0) return;
    if (updates > arrived.length) this.#fault(`saved ${updates} of the ${arrived.length} that it had sent`);
    for (const clocks of arrived.slice(0, updates)) noteClocks(this.#memory.saved, clocks);
  }

  #welcome({ seq, events = [] }: Extract<ServerMessage, { t: "welcome" }>): void {
    if (this.#seq !== null && seq < this.#seq) this.#fault(`a welcome at ${seq} after event ${this.#seq}`);
    noteEvents(this.#memory, events);
    this.#seq = seq;
  }

  /** From the welcome on: each event once, in order. */
  #events(events: Extract<ServerMessage, { t: "events" }>["events"]): void {
    noteEvents(this.#memory, events);
    for (const { seq } of events) {
      if (this.#seq === null || seq !== this.#seq + 1) this.#fault(`event ${seq} after ${this.#seq}`);
      this.#seq = seq;
    }
  }
}
