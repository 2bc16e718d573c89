/**
 * A room's client that is not ours: `ws`, y-protocols and the wire's schemas, nothing of app/live. It records
 * everything it was shown, so that a test can ask for it again after a crash. For tests and benches only.
 */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { WebSocket } from "ws";
import { messageYjsSyncStep2, readSyncMessage, writeSyncStep1, writeUpdate } from "y-protocols/sync";
import * as Y from "yjs";
import { type Id, newId } from "#domain/ids/ids.ts";
import {
  frame,
  type ServerMessage,
  serverMessageSchema,
  subprotocol,
  wireVersion,
} from "#domain/live/wire.ts";
import type { CommandArgs, CommandType } from "#domain/requisition/commands.ts";
import type { RoomEvent } from "#domain/requisition/events.ts";
import { whileBusy } from "./while-busy.ts";

export interface RawRoomOptions {
  /** http://host:port */
  url: string;
  cookie: string;
  requisition: string;
  /** Which of the room's documents; the board if nothing is said. */
  document?: string;
  /** Whether it takes a change and the message that belongs to it as one frame (it does if nothing is said). */
  together?: boolean;
  keepsFrames?: boolean;
  /** The last event that the client has. */
  seq?: number;
  doc?: Y.Doc;
}

type Reply = Extract<ServerMessage, { t: "ack" | "refused" }>;

export class RawRoom {
  readonly doc: Y.Doc;
  readonly events: RoomEvent[] = [];
  readonly replies = new Map<string, Reply>();
  /** Every command that we sent, by id, so that it can be sent again to the letter. */
  readonly commands = new Map<string, unknown>();
  /** Our Yjs updates, answers to the room's sync step 1 among them: sent, and known to be durable. */
  sent = 0;
  saved = 0;
  /** Whether the room has sent its document. */
  synced = false;
  /** Every frame that came, as it came; only with `keepsFrames`. */
  readonly heard: Uint8Array[] = [];
  welcome: Extract<ServerMessage, { t: "welcome" }> | null = null;
  closed: { code: number } | null = null;
  readonly #socket: WebSocket;
  readonly #listeners = new Set<(message: ServerMessage) => void>();

  readonly #options: RawRoomOptions;

  constructor(options: RawRoomOptions) {
    this.#options = options;
    this.doc = options.doc ?? new Y.Doc();
    const url = `${options.url.replace("http", "ws")}/live/requisitions/${options.requisition}/${options.document ?? "board"}`;
    this.#socket = new WebSocket(url, [subprotocol], {
      headers: { cookie: options.cookie, origin: options.url },
    });
    this.#socket.binaryType = "arraybuffer";
    this.#socket.on("open", () => this.#open());
    this.#socket.on(
      "message",
      (data, isBinary) => isBinary && this.#read(new Uint8Array(data as ArrayBuffer)),
    );
    this.#socket.on("close", (code) => {
      this.closed = { code };
    });
    this.#socket.on("error", () => {});
    this.doc.on("update", this.#onUpdate);
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown) => {
    if (origin === this || this.#socket.readyState !== WebSocket.OPEN) return;
    this.sent += 1;
    this.#send(frame.sync, (encoder) => writeUpdate(encoder, update));
  };

  #open(): void {
    const { seq = 0, together = true } = this.#options;
    this.say({ t: "hello", v: wireVersion, seq, ...(together ? { together } : {}) });
    this.#send(frame.sync, (encoder) => writeSyncStep1(encoder, this.doc));
  }

  #send(type: number, write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, type);
    write(encoder);
    this.#socket.send(encoding.toUint8Array(encoder));
  }

  #read(bytes: Uint8Array): void {
    if (this.#options.keepsFrames) this.heard.push(bytes);
    const decoder = decoding.createDecoder(bytes);
    const type = decoding.readVarUint(decoder);
    if (type === frame.sync) {
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, frame.sync);
      const kind = readSyncMessage(decoder, encoder, this.doc, this);
      if (kind === messageYjsSyncStep2) this.synced = true;
      if (encoding.length(encoder) === 1) return;
      // What the room lacks: it counts as an update, and is confirmed like one.
      this.sent += 1;
      this.#socket.send(encoding.toUint8Array(encoder));
    }
    if (type === frame.together) Y.applyUpdate(this.doc, decoding.readVarUint8Array(decoder), this);
    if (type === frame.message || type === frame.together)
      this.#hear(serverMessageSchema.parse(JSON.parse(decoding.readVarString(decoder))));
  }

  #hear(message: ServerMessage): void {
    if (message.t === "welcome") this.welcome = message;
    if (message.t === "welcome" || message.t === "events") this.events.push(...(message.events ?? []));
    if (message.t === "saved") this.saved = message.updates;
    if ((message.t === "ack" || message.t === "refused") && message.id) this.replies.set(message.id, message);
    for (const listener of this.#listeners) listener(message);
  }

  /** Sends one of our messages, whatever it is. */
  say(message: unknown): void {
    this.#send(frame.message, (encoder) => encoding.writeVarString(encoder, JSON.stringify(message)));
  }

  /** Sends bytes as they are. */
  raw(bytes: Uint8Array): void {
    this.#socket.send(bytes);
  }

  /** Sends a command and gives its id, at once. */
  command<T extends CommandType>(type: T, args: CommandArgs<T>, id: Id<"cmd"> = newId("cmd")): Id<"cmd"> {
    const command = { id, type, args, baseSeq: 0 };
    this.commands.set(id, command);
    this.say({ t: "command", command });
    return id;
  }

  /** Resolves with the answer to a command; rejects after `timeout` ms or when the socket closes. */
  reply(id: string, timeout = 10_000): Promise<Reply> {
    return this.until(() => this.replies.get(id), timeout);
  }

  /** Resolves as soon as `look` finds something in what was heard. */
  async until<T>(look: () => T | undefined | null | false, timeout = 10_000): Promise<T> {
    const end = Date.now() + timeout;
    for (;;) {
      const found = look();
      if (found) return found;
      if (this.closed) throw new Error(`socket closed with ${this.closed.code}`);
      if (Date.now() > end) throw new Error("nothing heard in time");
      await new Promise<void>((done) => {
        const timer = setTimeout(() => finish(), 50);
        const finish = () => {
          clearTimeout(timer);
          this.#listeners.delete(finish);
          done();
        };
        this.#listeners.add(finish);
      });
    }
  }

  /** Resolves when the room has welcomed us. */
  ready(timeout = 15_000) {
    return this.until(() => this.welcome, timeout);
  }

  close(): void {
    this.doc.off("update", this.#onUpdate);
    this.#socket.terminate();
  }
}

/** Signs a demo person in over HTTP and gives the cookie header's value. */
export async function signIn(url: string, email: string, password = "demo-hotgigs"): Promise<string> {
  const ask = () =>
    fetch(`${url}/api/auth/sign-in/email`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: url },
      body: JSON.stringify({ email, password }),
    });
  const response = await whileBusy(ask, ({ status }) => status);
  if (!response.ok) throw new Error(`sign-in answered ${response.status}: ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
}
