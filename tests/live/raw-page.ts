/**
 * A candidate's open page that is not ours: `ws` and the wire's schemas, nothing of app/live. Keeps every frame as it
 * came, so that a test can look for what should not be there. For tests and benches only.
 */
import { WebSocket } from "ws";
import {
  type InboxMessage,
  inboxMessageSchema,
  subprotocol,
  tokenProtocolPrefix,
  wireVersion,
} from "#domain/live/wire.ts";
import type { StatusEntry } from "#domain/views/candidate-status.ts";
import { mergeEntries } from "#domain/views/standing.ts";

export interface RawPageOptions {
  /** http://host:port */
  url: string;
  application: string;
  /** Of the status link: what follows /status/. */
  token: string;
  /** The last entry that the page has. */
  seq?: number;
}

export class RawPage {
  /** Everything that the server sent, to the letter. */
  readonly frames: string[] = [];
  entries: StatusEntry[] = [];
  ended = false;
  /** The close code; 0 when the upgrade was refused. */
  closed: number | null = null;
  readonly #socket: WebSocket;
  readonly #listeners = new Set<(message: InboxMessage | null) => void>();

  constructor({ url, application, token, seq = 0 }: RawPageOptions) {
    this.#socket = new WebSocket(
      `${url.replace("http", "ws")}/live/applications/${application}`,
      [subprotocol, `${tokenProtocolPrefix}${token}`],
      { headers: { origin: url } },
    );
    this.#socket.on("open", () => this.#socket.send(JSON.stringify({ t: "hello", v: wireVersion, seq })));
    this.#socket.on("message", (data) => this.#hear(String(data)));
    this.#socket.on("close", (code) => this.#end(code));
    this.#socket.on("error", () => this.#end(0));
  }

  #hear(text: string): void {
    this.frames.push(text);
    if (text === "pong") return;
    const message = inboxMessageSchema.parse(JSON.parse(text));
    if (message.t === "ended") this.ended = true;
    else this.entries = mergeEntries(this.entries, message.entries);
    for (const listener of this.#listeners) listener(message);
  }

  #end(code: number): void {
    this.closed ??= code;
    for (const listener of this.#listeners) listener(null);
  }

  /** Calls `listener` with every message, and with null at the close; the answer stops that. */
  on(listener: (message: InboxMessage | null) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  say(text: string): void {
    this.#socket.send(text);
  }

  /** Resolves as soon as `look` finds something in what was heard; rejects after `timeout` ms. */
  until<T>(look: () => T | undefined | null | false, timeout = 10_000): Promise<T> {
    return new Promise((done, fail) => {
      const check = () => {
        const found = look();
        if (!found) return;
        clearTimeout(timer);
        stop();
        done(found);
      };
      const timer = setTimeout(() => {
        stop();
        fail(new Error(`nothing heard in time; closed: ${this.closed}`));
      }, timeout);
      const stop = this.on(check);
      check();
    });
  }

  /** Resolves when the page has been answered for the first time. */
  ready(): Promise<true> {
    return this.until(() => this.frames.length > 0 || undefined) as Promise<true>;
  }

  close(): void {
    this.#socket.terminate();
  }
}
