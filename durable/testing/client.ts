/** A raw client of a room's socket for tests: speaks y-protocols and our own messages, keeps everything it got. */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as awarenessProtocol from "y-protocols/awareness";
import * as sync from "y-protocols/sync";
import * as Y from "yjs";
import type { Grant } from "#domain/access/access.ts";
import {
  frame,
  type Presence,
  type ServerMessage,
  serverMessageSchema,
  subprotocol,
  wireVersion,
} from "#domain/live/wire.ts";
import type { TestRoom } from "./factory.ts";

/** JSON that may stand in a header. */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Waits until `check` holds; fails after `ms`, which is long: a machine that does much else must not fail a test. */
export async function until(check: () => boolean, ms = 45_000): Promise<void> {
  const end = Date.now() + ms;
  while (!check()) {
    if (Date.now() > end) throw new Error("waited in vain");
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

export interface ClientOptions {
  /** Speaks plain y-websocket: no subprotocol, no own messages. */
  stock?: boolean;
  headers?: Record<string, string>;
  /** Ours, but from before frames of type 101. */
  old?: boolean;
}

export class TestClient {
  doc = new Y.Doc();
  awareness = new awarenessProtocol.Awareness(this.doc);
  readonly messages: ServerMessage[] = [];
  /** Every binary frame, as it came. */
  readonly frames: Uint8Array[] = [];
  closed: number | null = null;
  synced = false;
  socket: WebSocket | null = null;
  status = 0;
  #clock = 0;
  /** Updates sent over this socket, the answer to the room's question among them, and how many the room has on disk. */
  #sent = 0;
  #kept = 0;

  constructor() {
    this.renew();
  }

  /** Starts with an empty document and a new client id; asks for everything if there is a socket. */
  renew(): void {
    this.doc = new Y.Doc();
    this.awareness = new awarenessProtocol.Awareness(this.doc);
    clearInterval(this.awareness._checkInterval as never);
    this.synced = false;
    this.#sent = this.#kept = 0;
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== "room") this.update(update);
    });
    this.#sync((encoder) => sync.writeSyncStep1(encoder, this.doc));
  }

  async connect(room: TestRoom, grant: Grant, options: ClientOptions = {}): Promise<this> {
    const response = await room.stub().fetch("https://hotgigs.test/live?_pk=same&token=secret", {
      headers: {
        upgrade: "websocket",
        "x-hotgigs-grant": asciiJson(grant),
        "x-hotgigs-document": "board",
        ...(options.stock ? {} : { "sec-websocket-protocol": subprotocol }),
        ...options.headers,
      },
    });
    this.status = response.status;
    this.socket = response.webSocket;
    if (!this.socket) return this;
    this.closed = null;
    this.#sent = this.#kept = 0;
    this.socket.binaryType = "arraybuffer";
    this.socket.addEventListener("message", (event) => this.#receive(event.data as ArrayBuffer | string));
    this.socket.addEventListener("close", (event) => {
      this.closed = event.code;
      this.socket = null;
    });
    this.socket.accept();
    this.#sync((encoder) => sync.writeSyncStep1(encoder, this.doc));
    if (!options.stock)
      this.tell({ t: "hello", v: wireVersion, seq: 0, ...(options.old ? {} : { together: true }) });
    return this;
  }

  ranks(): Record<string, string> {
    return this.doc.getMap<string>("ranks").toJSON();
  }

  /** Messages of one kind. */
  of<T extends ServerMessage["t"]>(t: T): Extract<ServerMessage, { t: T }>[] {
    return this.messages.filter((message) => message.t === t) as Extract<ServerMessage, { t: T }>[];
  }

  /** Types of the events that came, in order. */
  events(): string[] {
    return this.of("events").flatMap((message) => message.events.map((event) => event.type));
  }

  send(data: Uint8Array | string): void {
    this.socket?.send(data);
  }

  tell(message: unknown): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, frame.message);
    encoding.writeVarString(encoder, typeof message === "string" ? message : JSON.stringify(message));
    this.send(encoding.toUint8Array(encoder));
  }

  command(command: unknown): void {
    this.tell({ t: "command", command });
  }

  /** Waits until the room has said that everything written here is on disk. */
  async saved(): Promise<void> {
    await until(() => this.synced && this.#sent > 0 && this.#kept >= this.#sent);
  }

  update(update: Uint8Array): void {
    this.#sent += 1;
    this.#sync((encoder) => sync.writeUpdate(encoder, update));
  }

  look(presence: Partial<Presence> & Record<string, unknown>, client = this.doc.clientID): void {
    this.#clock += 1;
    this.awarenessFrame([{ client, clock: this.#clock, state: { open: null, dragging: null, ...presence } }]);
  }

  awarenessFrame(entries: { client: number; clock: number; state: unknown }[]): void {
    const inner = encoding.createEncoder();
    encoding.writeVarUint(inner, entries.length);
    for (const { client, clock, state } of entries) {
      encoding.writeVarUint(inner, client);
      encoding.writeVarUint(inner, clock);
      encoding.writeVarString(inner, JSON.stringify(state));
    }
    const outer = encoding.createEncoder();
    encoding.writeVarUint(outer, frame.awareness);
    encoding.writeVarUint8Array(outer, encoding.toUint8Array(inner));
    this.send(encoding.toUint8Array(outer));
  }

  /** What this client knows of others, by awareness id. */
  others(): Map<number, Record<string, unknown>> {
    const states = new Map(this.awareness.getStates());
    states.delete(this.doc.clientID);
    return states as Map<number, Record<string, unknown>>;
  }

  close(code = 1000): void {
    this.socket?.close(code);
    this.socket = null;
  }

  #sync(write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, frame.sync);
    write(encoder);
    this.send(encoding.toUint8Array(encoder));
  }

  #receive(data: ArrayBuffer | string): void {
    if (typeof data === "string") return;
    this.frames.push(new Uint8Array(data));
    const decoder = decoding.createDecoder(new Uint8Array(data));
    switch (decoding.readVarUint(decoder)) {
      case frame.sync: {
        const reply = encoding.createEncoder();
        encoding.writeVarUint(reply, frame.sync);
        const type = sync.readSyncMessage(decoder, reply, this.doc, "room");
        if (type === sync.messageYjsSyncStep2) this.synced = true;
        if (encoding.length(reply) > 1) {
          this.#sent += 1;
          this.send(encoding.toUint8Array(reply));
        }
        break;
      }
      case frame.awareness:
        awarenessProtocol.applyAwarenessUpdate(this.awareness, decoding.readVarUint8Array(decoder), "room");
        break;
      case frame.together:
        Y.applyUpdate(this.doc, decoding.readVarUint8Array(decoder), "room");
        this.#hear(decoding.readVarString(decoder));
        break;
      case frame.message:
        this.#hear(decoding.readVarString(decoder));
    }
  }

  #hear(text: string): void {
    const message = serverMessageSchema.parse(JSON.parse(text));
    if (message.t === "saved") this.#kept = message.updates;
    this.messages.push(message);
  }
}
