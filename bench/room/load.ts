// The load, the same for every subject: who sends what and when, and how long it takes until others have it.
import { setTimeout as sleep } from "node:timers/promises";
import { type Client, join, joined, Client as Newcomer, type Range } from "./client.ts";
import { rank } from "./ranks.ts";
import type { Board, Subject } from "./subject.ts";

export const people = 50;
const warmUpMs = 500;

/** Milliseconds until others had it, one for each receiver of each change. */
export type Latencies = number[];

/** Notes when changes were sent, and measures when they come. */
class Stopwatch {
  readonly latencies: Latencies = [];
  readonly #sent = new Map<number, number[]>();
  readonly #commands = new Map<string, number>();
  /** What was sent earlier does not count. */
  from = Number.POSITIVE_INFINITY;

  watch(clients: readonly Client[]): this {
    for (const client of clients) {
      const own = client.doc.clientID;
      client.onRanges = (ranges) => this.#came(ranges, own);
      client.onCommands = (ids) => this.#heard(ids);
    }
    return this;
  }

  changed(client: Client, clock: number, at: number): void {
    const times = this.#sent.get(client.doc.clientID) ?? [];
    times[clock] = at;
    this.#sent.set(client.doc.clientID, times);
  }

  commanded(client: Client, id: string, at: number): void {
    this.#commands.set(id, at);
    client.onCommands = () => {};
  }

  #came(ranges: readonly Range[], own: number): void {
    const now = performance.now();
    for (const { client, clock, count } of ranges) {
      const times = client === own ? undefined : this.#sent.get(client);
      if (times) for (let at = clock; at < clock + count; at += 1) this.#note(times[at], now);
    }
  }

  #heard(ids: readonly string[]): void {
    const now = performance.now();
    for (const id of new Set(ids)) this.#note(this.#commands.get(id), now);
  }

  #note(sent: number | undefined, now: number): void {
    if (sent !== undefined && sent >= this.from) this.latencies.push(now - sent);
  }
}

/** Calls `act` `rate` times a second for `ms`, without drift. */
async function steadily(rate: number, ms: number, act: (n: number) => void): Promise<void> {
  const start = performance.now();
  for (let n = 0; (n * 1_000) / rate < ms; n += 1) {
    const wait = start + (n * 1_000) / rate - performance.now();
    if (wait > 0) await sleep(wait);
    act(n);
  }
}

/** Everybody on one board; each client's own share of the entries, so that nobody overwrites another. */
async function gather(
  board: Board,
  count = people,
): Promise<{ clients: Client[]; keysOf(n: number): string[] }> {
  const clients = await join(Array.from({ length: count }, (_, n) => board.door(n)));
  await sleep(200);
  return { clients, keysOf: (n) => board.keys.filter((_, at) => at % count === n) };
}

const pick = (keys: readonly string[], n: number) => keys[n % keys.length] ?? "";

function disperse(clients: readonly Client[]): void {
  const closed = clients.filter((client) => client.closed !== null || client.refused.length > 0);
  for (const client of clients) client.close();
  if (closed.length > 0) {
    const [first] = closed;
    throw new Error(`${closed.length} clients were refused or closed: ${first?.closed} ${first?.refused[0]}`);
  }
}

/** `writers` people change `rate` entries a second in all; everybody else measures. */
export async function fanOut(board: Board, writers: number, rate: number, ms: number): Promise<Latencies> {
  const { clients, keysOf } = await gather(board);
  const watch = new Stopwatch().watch(clients);
  watch.from = performance.now() + warmUpMs;
  await steadily(rate, ms + warmUpMs, (n) => {
    const client = clients[n % writers];
    if (!client) return;
    const [key, value, at] = [pick(keysOf(n % writers), n), rank(24), performance.now()];
    watch.changed(client, client.set(key, value), at);
  });
  await sleep(300);
  disperse(clients);
  return watch.latencies;
}

/** One person moves a card `rate` times a second; everybody else measures. */
export async function moves(board: Board, rate: number, ms: number, told = false): Promise<Latencies> {
  const { clients } = await gather(board);
  const watch = new Stopwatch().watch(clients);
  watch.from = performance.now() + warmUpMs;
  const [mover] = clients;
  if (!mover) return [];
  await steadily(rate, ms + warmUpMs, (n) => {
    const clock = mover.clock;
    const at = performance.now();
    const id = board.move(mover, pick(board.keys, n), rank(24), told);
    if (id === null) watch.changed(mover, clock, at);
    else watch.commanded(mover, id, at);
  });
  await sleep(300);
  disperse(clients);
  return watch.latencies;
}

export interface Sustained {
  perSecond: number;
  latencies: Latencies;
}

/** Everybody writes, 32 changes in flight in all: the next one goes when one is acknowledged. */
export async function sustained(
  subject: Subject,
  board: Board,
  ms: number,
  inFlight = 32,
): Promise<Sustained> {
  const { clients, keysOf } = await gather(board);
  const keys = clients.map((_, n) => keysOf(n));
  const watch = new Stopwatch().watch(clients);
  const allowances = clients.map(() => new Allowance(subject.limit));
  const start = performance.now() + warmUpMs;
  const end = start + ms;
  let [next, acknowledged] = [0, 0];
  watch.from = start;
  const send = () => {
    if (performance.now() >= end) return;
    for (let tried = 0; tried < clients.length; tried += 1) {
      const n = next++ % clients.length;
      const client = clients[n];
      if (!client || !allowances[n]?.take()) continue;
      const at = performance.now();
      watch.changed(client, client.set(pick(keys[n] ?? [], Math.floor(next / clients.length)), rank(24)), at);
      return;
    }
    setTimeout(send, 5);
  };
  for (const client of clients) {
    client.onAcknowledged = (count) => {
      const now = performance.now();
      if (now >= start && now < end) acknowledged += count;
      for (let more = 0; more < count; more += 1) send();
    };
  }
  for (let first = 0; first < inFlight; first += 1) send();
  await sleep(warmUpMs + ms + 500);
  disperse(clients);
  return { perSecond: (acknowledged * 1_000) / ms, latencies: watch.latencies };
}

/** What a client may still send. */
class Allowance {
  #tokens: number;
  #at = performance.now();
  readonly #limit: Subject["limit"];

  constructor(limit: Subject["limit"]) {
    this.#limit = limit;
    this.#tokens = limit?.burst ?? 0;
  }

  take(): boolean {
    if (!this.#limit) return true;
    const now = performance.now();
    const refilled = this.#tokens + ((now - this.#at) / 1_000) * this.#limit.rate;
    this.#tokens = Math.min(this.#limit.burst, refilled);
    this.#at = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}

export interface Flood {
  /** What the others felt of each other's changes. */
  latencies: Latencies;
  /** Frames that the flooding client got rid of, and how often it was thrown out. */
  frames: number;
  thrownOut: number;
}

/** One writer at 50 changes a second, as in `fanOut`, while somebody else sends `rate` a second and comes back at once. */
export async function flood(board: Board, rate: number, ms: number): Promise<Flood> {
  const { clients, keysOf } = await gather(board, people - 1);
  const watch = new Stopwatch().watch(clients);
  watch.from = performance.now() + warmUpMs;
  const [writer] = clients;
  const felt: Flood = { latencies: watch.latencies, frames: 0, thrownOut: 0 };
  const stop = new AbortController();
  const flooding = floodFrom(board, rate, stop.signal, felt);
  await steadily(50, ms + warmUpMs, (n) => {
    if (!writer) return;
    const at = performance.now();
    watch.changed(writer, writer.set(pick(keysOf(0), n), rank(24)), at);
  });
  stop.abort();
  await flooding;
  await sleep(300);
  disperse(clients);
  return felt;
}

async function floodFrom(board: Board, rate: number, stop: AbortSignal, felt: Flood): Promise<void> {
  const burst = Math.max(1, Math.round(rate / 100));
  while (!stop.aborted) {
    const client = new Newcomer(board.door(people - 1));
    await joined(client).catch(() => undefined);
    for (let n = 0; client.closed === null && !stop.aborted; n += 1) {
      for (let at = 0; at < burst; at += 1) client.set(pick(board.keys, n * burst + at), rank(24));
      felt.frames += burst;
      await sleep(10);
    }
    if (client.closed !== null) felt.thrownOut += 1;
    client.close();
  }
}

/** Milliseconds until each of `count` newcomers at once has the whole document; its bytes beside. */
export async function newcomers(board: Board, count: number): Promise<{ took: number[]; bytes: number }> {
  const clients = await join(
    Array.from({ length: count }, (_, n) => board.door(n)),
    true,
  );
  const took = clients.map(({ joined: had, opened }) => (had?.at ?? Number.NaN) - opened);
  const bytes = clients[0]?.joined?.bytes ?? 0;
  for (const client of clients) client.close();
  return { took, bytes };
}

/** Bytes that the server's process grows by for each of `perBoard` idle clients on each board, boards included. */
export async function idle(subject: Subject, boards: readonly Board[], perBoard: number): Promise<number> {
  await sleep(1_000);
  const before = subject.memory();
  const clients: Client[] = [];
  for (const board of boards) {
    const doors = Array.from({ length: perBoard }, (_, n) => board.door(n));
    clients.push(...(await join(doors, true)));
  }
  await sleep(1_000);
  const bytes = (subject.memory() - before) / clients.length;
  for (const client of clients) client.close();
  return bytes;
}
