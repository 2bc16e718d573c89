/**
 * A room's frames where no WebSocket passes: server-sent events down, POSTs up. It looks like the browser's WebSocket,
 * so that everything above it (queue, acknowledgements, "saved") is the same. Read with fetch and not EventSource,
 * which knows neither headers (a candidate's token) nor an answer's status.
 */
import { fromBase64, toBase64 } from "lib0/buffer";
import { type SentFrames, streamLimits } from "#domain/live/event-stream.ts";
import { closeCode } from "#domain/live/wire.ts";
import type { PlainSocket } from "./reconnecting-socket.ts";

const connecting = 0;
const open = 1;
const closed = 3;
const lost = 1006;
/** The server speaks every ten seconds: after that long without a word a ping is not answered. */
const quietMs = 2 * streamLimits.beatMs;
/** How long a POST that was refused waits for the stream to say why. */
const reasonWithinMs = 1_000;
/** Characters of frames in one POST. */
const mostCharacters = streamLimits.characters - 64 * 1024;

/** The close code that stands for what an HTTP request was answered. */
export function closeCodeOf(status: number): number | null {
  return codeOfStatus[status] ?? null;
}
const codeOfStatus: Record<number, number> = {
  401: closeCode.sessionEnded,
  403: closeCode.accessRemoved,
  404: closeCode.missing,
};

export class EventLine implements PlainSocket {
  binaryType = "arraybuffer";
  onopen: ((event: never) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  #state = connecting;
  readonly #path: string;
  readonly #headers: Record<string, string>;
  readonly #ending = new AbortController();
  #stream = "";
  #heardAt = 0;
  #queue: SentFrames["frames"] = [];
  #sending = false;

  /** `path` is the socket's own (`/live/…`), `token` a candidate's. */
  constructor(path: string, token?: string) {
    this.#path = path;
    this.#headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    void this.#listen();
  }

  get readyState(): number {
    return this.#state;
  }

  send(data: string | Uint8Array<ArrayBuffer>): void {
    if (this.#state !== open) return;
    // What a ping asks is known: the other end speaks by itself.
    if (data === "ping") {
      if (Date.now() - this.#heardAt < quietMs) queueMicrotask(() => this.onmessage?.({ data: "pong" }));
      return;
    }
    this.#queue.push(typeof data === "string" ? { text: data } : { binary: toBase64(data) });
    void this.#flush();
  }

  close(): void {
    this.#state = closed;
    this.#ending.abort();
  }

  async #listen(): Promise<void> {
    try {
      const headers = { ...this.#headers, accept: "text/event-stream" };
      const { signal } = this.#ending;
      const response = await fetch(`${this.#path}/events`, { headers, signal, cache: "no-store" });
      if (!response.ok || !response.body) {
        this.#end(closeCodeOf(response.status) ?? lost);
        return;
      }
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      let rest = "";
      for (let next = await reader.read(); !next.done; next = await reader.read()) {
        const events = (rest + next.value).split("\n\n");
        rest = events.pop() ?? "";
        for (const event of events) this.#hear(event);
      }
    } catch {
      // The network is away, or we have let go ourselves.
    }
    this.#end(lost);
  }

  #hear(text: string): void {
    if (this.#state === closed) return;
    this.#heardAt = Date.now();
    const [, event, data = ""] = /^event: (\w+)\ndata: (.*)$/s.exec(text) ?? [];
    if (event === "open") {
      this.#stream = data;
      this.#state = open;
      this.onopen?.(undefined as never);
    } else if (event === "binary") this.onmessage?.({ data: fromBase64(data).slice().buffer });
    else if (event === "text") this.onmessage?.({ data });
    else if (event === "close") this.#end(Number(data) || lost);
  }

  /** One POST at a time, so that frames are heard in their order; what is said meanwhile goes together. */
  async #flush(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    while (this.#queue.length > 0 && this.#state === open) {
      const frames = this.#take();
      if (await this.#post({ stream: this.#stream, frames })) continue;
      setTimeout(() => this.#end(lost), reasonWithinMs);
      return;
    }
    this.#sending = false;
  }

  #take(): SentFrames["frames"] {
    let characters = 0;
    const fits = this.#queue.findIndex((each, at) => {
      characters += JSON.stringify(each).length + 1;
      return at >= streamLimits.frames || (at > 0 && characters > mostCharacters);
    });
    return this.#queue.splice(0, fits === -1 ? this.#queue.length : fits);
  }

  async #post(body: SentFrames): Promise<boolean> {
    const headers = { ...this.#headers, "content-type": "application/json" };
    const { signal } = this.#ending;
    const init = { method: "POST", headers, body: JSON.stringify(body), signal };
    return fetch(`${this.#path}/frames`, init).then(
      ({ ok }) => ok,
      () => false,
    );
  }

  #end(code: number): void {
    if (this.#state === closed) return;
    this.close();
    this.onclose?.({ code });
  }
}
