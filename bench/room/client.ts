// One client of the load: a socket, a document that holds what was there at the start, and its own changes since.
import { WebSocket } from "ws";
import * as Y from "yjs";
import type { Heard, Wire } from "./wire.ts";

export interface Door {
  url: string;
  wire: Wire;
  protocols?: string[];
  headers?: Record<string, string>;
}

/** A struct range: `count` changes of `client` from `clock` on. */
export interface Range {
  client: number;
  clock: number;
  count: number;
}

/** Frames to many clients are the same bytes: each is read once. */
const recent: { bytes: Buffer; heard: Heard; ranges: Range[] }[] = [];

function readOnce(wire: Wire, bytes: Buffer): { heard: Heard; ranges: Range[] } {
  const known = recent.find((each) => each.bytes.length === bytes.length && each.bytes.equals(bytes));
  if (known) return known;
  const heard = wire.read(bytes);
  const ranges = heard.kind === "update" ? rangesOf(heard.bytes) : [];
  const read = { bytes, heard, ranges };
  recent.unshift(read);
  recent.length = Math.min(recent.length, 8);
  return read;
}

function rangesOf(update: Uint8Array): Range[] {
  return Y.decodeUpdate(update).structs.map(({ id, length }) => ({
    client: id.client,
    clock: id.clock,
    count: length,
  }));
}

export class Client {
  readonly doc = new Y.Doc();
  readonly #socket: WebSocket;
  readonly #wire: Wire;
  /** Does not take the document in: that would be our time, not the server's. */
  readonly #onlyLooks: boolean;
  readonly opened = performance.now();
  /** When everything that was there had come, and how many bytes it was. */
  joined: { at: number; bytes: number } | null = null;
  sent = 0;
  acknowledged = 0;
  closed: number | null = null;
  refused: string[] = [];
  onRanges: (ranges: readonly Range[]) => void = () => {};
  onCommands: (ids: readonly string[]) => void = () => {};
  onAcknowledged: (count: number) => void = () => {};
  onClosed: () => void = () => {};
  onJoined: () => void = () => {};

  constructor({ url, wire, protocols = [], headers = {} }: Door, onlyLooks = false) {
    this.#wire = wire;
    this.#onlyLooks = onlyLooks;
    this.#socket = new WebSocket(url, protocols, { headers, perMessageDeflate: false });
    this.#socket.on("open", () => this.#open());
    this.#socket.on("message", (data) => this.#hear(data as Buffer));
    this.#socket.on("error", () => {});
    this.#socket.on("close", (code) => {
      this.closed = code;
      this.onClosed();
    });
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.#change(this.#wire.update(update));
    });
  }

  #open(): void {
    if (this.#wire.greeting) this.raw(this.#wire.greeting);
    if (!this.#wire.waits) this.#ask();
  }

  #ask(): void {
    this.raw(this.#wire.step1(Y.encodeStateVector(this.doc)));
  }

  #change(frame: Uint8Array): void {
    this.sent += 1;
    this.raw(frame);
  }

  #hear(data: Buffer): void {
    const { heard, ranges } = readOnce(this.#wire, data);
    switch (heard.kind) {
      case "update":
        this.onRanges(ranges);
        break;
      case "commands":
        this.onCommands(heard.ids);
        break;
      case "acknowledged":
        this.#acknowledge(this.acknowledged + heard.more);
        break;
      case "acknowledgedInAll":
        this.#acknowledge(heard.count);
        break;
      case "admitted":
        this.#ask();
        break;
      case "step1":
        this.#change(this.#wire.step2(Y.encodeStateAsUpdate(this.doc, heard.bytes)));
        break;
      case "step2":
        this.#join(heard.bytes);
        break;
      case "refused":
        this.refused.push(heard.code);
    }
  }

  #join(bytes: Uint8Array): void {
    this.joined ??= { at: performance.now(), bytes: bytes.length };
    if (!this.#onlyLooks) Y.applyUpdate(this.doc, bytes, this);
    this.onJoined();
  }

  #acknowledge(count: number): void {
    const more = count - this.acknowledged;
    this.acknowledged = count;
    if (more > 0) this.onAcknowledged(more);
  }

  raw(frame: Uint8Array): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(frame);
  }

  /** Of the next change. */
  get clock(): number {
    return Y.getState(this.doc.store, this.doc.clientID);
  }

  /** Sets one entry; gives the clock of the change. */
  set(key: string, value: unknown): number {
    const { clock } = this;
    this.doc.getMap("ranks").set(key, value);
    return clock;
  }

  close(): void {
    this.#socket.terminate();
    this.doc.destroy();
  }
}

/** Opens clients and resolves when each has what was there. */
export async function join(doors: readonly Door[], onlyLook = false): Promise<Client[]> {
  const clients = doors.map((door) => new Client(door, onlyLook));
  await Promise.all(clients.map(joined));
  return clients;
}

/** Resolves when the client has what was there; rejects if it is not let in. */
export function joined(client: Client): Promise<void> {
  return new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error("nothing was there in 30 s")), 30_000);
    const stop = (then: () => void) => () => {
      clearTimeout(timer);
      then();
    };
    if (client.joined) return stop(done)();
    client.onJoined = stop(done);
    client.onClosed = stop(() => fail(new Error(`closed with ${client.closed}`)));
  });
}
