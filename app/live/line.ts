/**
 * Which way a page speaks to its objects: by WebSocket, or where that is blocked by events and POSTs. A socket that
 * cannot be opened twice although HTTP is answered is taken for blocked; the tab remembers it for a while.
 */
import { subprotocol, tokenProtocolPrefix } from "#domain/live/wire.ts";
import { closeCodeOf, EventLine } from "./event-line.ts";
import type { PlainSocket, ReconnectingOptions } from "./reconnecting-socket.ts";

const triesUntilBlocked = 2;
/** Networks change: after that long a WebSocket is tried again. */
const rememberedMs = 30 * 60_000;
const answerWithinMs = 5_000;
const storageKey = "hotgigs:line";
const lost = 1006;

/** How to make the line of one path, and how to ask why there is none. `token`: a candidate's. */
export function lineTo(path: string, token?: string): Pick<ReconnectingOptions, "make" | "whyNot"> {
  return {
    make: () => (readFailures() >= triesUntilBlocked ? new EventLine(path, token) : webSocket(path, token)),
    whyNot: async () => {
      const status = await mayOpen(path, token);
      // HTTP passes, for us: it was the socket that did not.
      if (status === 204) noteFailure();
      return closeCodeOf(status);
    },
  };
}

/** The status of asking, over HTTP, whether one may open this path. */
export async function mayOpen(
  path: string,
  token?: string,
  fetcher: typeof fetch = (...args) => fetch(...args),
): Promise<number> {
  const response = await fetcher(`${path}/events`, {
    method: "HEAD",
    cache: "no-store",
    ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }),
    signal: AbortSignal.timeout(answerWithinMs),
  });
  return response.status;
}

function webSocket(path: string, token?: string): PlainSocket {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  const protocols = [subprotocol, ...(token === undefined ? [] : [`${tokenProtocolPrefix}${token}`])];
  try {
    return watched(new WebSocket(`${scheme}://${location.host}${path}`, protocols));
  } catch {
    // A browser, or something in it, that has none at all.
    for (let tries = 0; tries < triesUntilBlocked; tries += 1) noteFailure();
    return new EventLine(path, token);
  }
}

/** Some proxies let a socket open and then nothing through it. */
function watched(socket: WebSocket): PlainSocket {
  let opened = false;
  let heard = false;
  socket.addEventListener("open", () => {
    opened = true;
  });
  socket.addEventListener("message", () => {
    if (!heard) write(null);
    heard = true;
  });
  socket.addEventListener("close", ({ code }) => {
    if (opened && !heard && code === lost) noteFailure();
  });
  return socket as PlainSocket;
}

/** "<failures> <epoch milliseconds of the last one>"; here too for browsers that let us store nothing. */
let remembered: string | null = null;

function readFailures(): number {
  let stored = remembered;
  try {
    stored = sessionStorage.getItem(storageKey) ?? remembered;
  } catch {
    // Not allowed: what this page remembers is all there is.
  }
  const [failures = 0, at = 0] = (stored ?? "").split(" ").map(Number);
  return Date.now() - at < rememberedMs ? failures : 0;
}

/** One more, up to what says that it is blocked: the lines of one page may all fail at once. */
function noteFailure(): void {
  write(`${Math.min(readFailures() + 1, triesUntilBlocked)} ${Date.now()}`);
}

function write(text: string | null): void {
  remembered = text;
  try {
    if (text === null) sessionStorage.removeItem(storageKey);
    else sessionStorage.setItem(storageKey, text);
  } catch {
    // As above.
  }
}
