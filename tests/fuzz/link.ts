/** A client's way to a room through a bad network: frames are late, lost, doubled, swapped; the line is cut. */
import type { Grant } from "#domain/access/access.ts";
import { subprotocol } from "#domain/live/wire.ts";
import { asciiJson } from "#durable/testing/client.ts";
import type { TestRoom } from "#durable/testing/factory.ts";
import { Ledger } from "./ledger.ts";
import type { Kind, Memory } from "./person.ts";

export type Random = (below: number) => number;

/** Percent of frames. TCP does none of this but the delay; a bug in a proxy, or in us, might. */
export interface Faults {
  lost: number;
  doubled: number;
  swapped: number;
  /** Up to so many milliseconds late; order is kept. */
  lateMs: number;
}
export const noFaults: Faults = { lost: 0, doubled: 0, swapped: 0, lateMs: 0 };

export interface LinkHandlers {
  open(): void;
  frame(bytes: Uint8Array): void;
  closed(code: number): void;
}

type Bytes = Uint8Array | string;

export interface LineOptions {
  document: string;
  kind: Kind;
  /** What the room promises on this line is noted here. */
  memory: Memory;
}

export class Link {
  faults: Faults = noFaults;
  /** Every binary frame that ever came, as it came from the room. */
  readonly heard: Uint8Array[] = [];
  #socket: WebSocket | null = null;
  #ledger: Ledger | null = null;
  #up: Promise<void> = Promise.resolve();
  #down: Promise<void> = Promise.resolve();
  #held: { up: Bytes | null; down: Uint8Array | null } = { up: null, down: null };
  readonly #room: TestRoom;
  readonly #random: Random;
  readonly #handlers: LinkHandlers;

  constructor(room: TestRoom, random: Random, handlers: LinkHandlers) {
    this.#room = room;
    this.#random = random;
    this.#handlers = handlers;
  }

  get isOpen(): boolean {
    return this.#socket !== null;
  }

  /** Opens the line; answers the HTTP status. */
  async connect(grant: Grant, { document, kind, memory }: LineOptions): Promise<number> {
    this.cut();
    const own = kind !== "stock";
    const headers = {
      upgrade: "websocket",
      "x-hotgigs-grant": asciiJson(grant),
      "x-hotgigs-document": document,
      ...(own ? { "sec-websocket-protocol": subprotocol } : {}),
    };
    const response = await this.#room.stub().fetch("https://hotgigs.test/live", { headers });
    const socket = response.webSocket;
    if (!socket) return response.status;
    this.#socket = socket;
    const ledger = new Ledger(memory, kind);
    this.#ledger = ledger;
    this.#held = { up: null, down: null };
    socket.binaryType = "arraybuffer";
    socket.addEventListener("message", ({ data }) => {
      if (!(data instanceof ArrayBuffer)) return;
      ledger.came(new Uint8Array(data));
      this.#came(socket, new Uint8Array(data));
    });
    socket.addEventListener("close", ({ code }) => this.#lost(socket, code));
    socket.accept();
    this.#handlers.open();
    return response.status;
  }

  /** False when there is no line. What is sent may still be lost. */
  send(bytes: Bytes): boolean {
    const socket = this.#socket;
    if (!socket) return false;
    const { lost, doubled, swapped } = this.faults;
    const chance = this.#random(100);
    if (chance < lost) return true;
    const frames = this.#order("up", bytes, chance >= lost + doubled && chance < lost + doubled + swapped);
    if (chance >= lost && chance < lost + doubled) frames.push(bytes);
    for (const frame of frames) this.#up = this.#later(this.#up, () => this.#put(socket, frame));
    return true;
  }

  /** The line is dead at once; what was on the way is gone. */
  cut(code = 1006): void {
    const socket = this.#socket;
    if (!socket) return;
    this.#socket = null;
    try {
      socket.close(1000);
    } catch {
      // Closed already.
    }
    this.#handlers.closed(code);
  }

  #came(socket: WebSocket, bytes: Uint8Array): void {
    this.heard.push(bytes);
    const { lost, doubled, swapped } = this.faults;
    const chance = this.#random(100);
    if (chance < lost) return;
    const frames = this.#order("down", bytes, chance >= lost + doubled && chance < lost + doubled + swapped);
    if (chance >= lost && chance < lost + doubled) frames.push(bytes);
    for (const frame of frames) {
      this.#down = this.#later(this.#down, () => {
        if (this.#socket === socket) this.#handlers.frame(frame);
      });
    }
  }

  /** The frames that go now: with `swap`, this one waits for the next. */
  #order<B extends Bytes>(way: "up" | "down", bytes: B, swap: boolean): B[] {
    const held = this.#held[way] as B | null;
    this.#held[way] = null;
    if (held !== null) return [bytes, held];
    if (!swap) return [bytes];
    (this.#held as Record<string, unknown>)[way] = bytes;
    return [];
  }

  #later(before: Promise<void>, run: () => void): Promise<void> {
    const ms = this.faults.lateMs > 0 ? this.#random(this.faults.lateMs) : 0;
    return before.then(() => (ms > 0 ? new Promise((done) => setTimeout(done, ms)) : undefined)).then(run);
  }

  #put(socket: WebSocket, bytes: Bytes): void {
    if (this.#socket !== socket) return;
    try {
      this.#ledger?.arrived(bytes);
      socket.send(bytes);
    } catch {
      this.cut();
    }
  }

  #lost(socket: WebSocket, code: number): void {
    if (this.#socket !== socket) return;
    this.#socket = null;
    this.#handlers.closed(code);
  }
}
