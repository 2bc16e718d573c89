/** A WebSocket that comes back by itself with jitter, notices when the other end is gone, and stops when told to. */
import { comeBackAfter, comeBackSlowlyAfter, isFinal, isSlow } from "./come-back.ts";

/** What we need of the browser's WebSocket. */
export interface PlainSocket {
  binaryType: string;
  readonly readyState: number;
  onopen: ((event: never) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  send(data: string | Uint8Array<ArrayBuffer>): void;
  close(code?: number): void;
}

export interface ReconnectingOptions {
  make(): PlainSocket;
  /**
   * Browsers do not say why a socket could not be opened. Resolves with the close code that would say it, or null
   * when the network (or the server) is away.
   */
  whyNot(): Promise<number | null>;
  random(): number;
  opened(): void;
  /** Text and binary frames, but no answers to pings. */
  heard(data: unknown): void;
  /** `final`: it does not come back by itself. */
  closed(code: number, final: boolean): void;
}

const pingEveryMs = 20_000;
const pongWithinMs = 8_000;
const openWithinMs = 8_000;
/** After that long a connection counts as a good one, and the next trouble starts from the beginning. */
const goodAfterMs = 5_000;
const forgivenAfterMs = 60_000;
const lost = 1006;
const open = 1;

export class ReconnectingSocket {
  readonly #options: ReconnectingOptions;
  #socket: PlainSocket | null = null;
  #opened = false;
  #stopped = false;
  #slow = false;
  #tries = 0;
  #slowTimes = 0;
  #comeBack: ReturnType<typeof setTimeout> | undefined;
  #timers: ReturnType<typeof setTimeout>[] = [];
  #overdue: ReturnType<typeof setTimeout> | undefined;

  constructor(options: ReconnectingOptions) {
    this.#options = options;
    this.#connect();
  }

  send(data: string | Uint8Array<ArrayBuffer>): boolean {
    if (!this.#opened || this.#socket?.readyState !== open) return false;
    this.#socket.send(data);
    return true;
  }

  /** Comes back at once, for example when the network is there again; not if the room wants to be left alone. */
  reconnect(): void {
    if (this.#stopped || this.#slow) return;
    this.#tries = 0;
    if (this.#socket) this.#lose(lost);
    clearTimeout(this.#comeBack);
    this.#connect();
  }

  /** The network is gone: what is open is not, whatever it says. It goes on trying. */
  drop(): void {
    if (this.#socket && !this.#stopped) this.#lose(lost);
  }

  close(): void {
    this.#stopped = true;
    clearTimeout(this.#comeBack);
    const socket = this.#forget();
    socket?.close(1000);
  }

  #connect(): void {
    if (this.#stopped || this.#socket) return;
    this.#slow = false;
    const socket = this.#options.make();
    this.#socket = socket;
    socket.binaryType = "arraybuffer";
    socket.onopen = () => {
      this.#clearTimers();
      this.#opened = true;
      this.#watch();
      this.#options.opened();
    };
    socket.onmessage = ({ data }) => {
      clearTimeout(this.#overdue);
      this.#overdue = undefined;
      if (data !== "pong") this.#options.heard(data);
    };
    socket.onclose = ({ code }) => this.#lose(code);
    this.#timers.push(setTimeout(() => this.#lose(lost), openWithinMs));
  }

  /** A half-open socket says nothing: ask now and then, and start again when no answer comes. */
  #watch(): void {
    const ping = () => {
      this.#timers.push(setTimeout(ping, pingEveryMs));
      if (this.#overdue !== undefined || !this.send("ping")) return;
      this.#overdue = setTimeout(() => this.#lose(lost), pongWithinMs);
    };
    this.#timers = [
      setTimeout(ping, pingEveryMs),
      setTimeout(() => {
        this.#tries = 0;
      }, goodAfterMs),
      setTimeout(() => {
        this.#slowTimes = 0;
      }, forgivenAfterMs),
    ];
  }

  #lose(code: number): void {
    const opened = this.#opened;
    const socket = this.#forget();
    if (!socket) return;
    // After our own decision to leave it; a socket that closed by itself does not mind.
    socket.close(1000);
    if (isFinal(code)) this.#end(code);
    else if (opened) this.#wait(code);
    else void this.#askWhy();
  }

  async #askWhy(): Promise<void> {
    const code = await this.#options.whyNot().catch(() => null);
    if (this.#stopped || this.#socket) return;
    if (code !== null && isFinal(code)) this.#end(code);
    else this.#wait(code ?? lost);
  }

  #end(code: number): void {
    this.#stopped = true;
    clearTimeout(this.#comeBack);
    this.#options.closed(code, true);
  }

  #wait(code: number): void {
    const { random, closed } = this.#options;
    this.#slow = isSlow(code);
    const wait = this.#slow
      ? comeBackSlowlyAfter(this.#slowTimes, random())
      : comeBackAfter(this.#tries, random());
    if (this.#slow) this.#slowTimes += 1;
    else this.#tries += 1;
    clearTimeout(this.#comeBack);
    this.#comeBack = setTimeout(() => this.#connect(), wait);
    closed(code, false);
  }

  /** Takes the socket out of use: nothing that it still says is heard. */
  #forget(): PlainSocket | null {
    const socket = this.#socket;
    this.#socket = null;
    this.#opened = false;
    this.#clearTimers();
    if (socket) socket.onopen = socket.onclose = socket.onmessage = null;
    return socket;
  }

  #clearTimers(): void {
    clearTimeout(this.#overdue);
    this.#overdue = undefined;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers = [];
  }
}
