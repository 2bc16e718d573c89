/** A candidate's page as it changes: what was announced, and whether news can reach the page. No React, no sockets. */
import { closeCode, inboxMessageSchema, wireVersion } from "#domain/live/wire.ts";
import type { StatusEntry } from "#domain/views/candidate-status.ts";
import { mergeEntries } from "#domain/views/standing.ts";

/** `away`: news cannot reach the page now. `ended`: the link was revoked, and what it showed is to go. */
export type InboxLink = "connecting" | "live" | "away" | "ended";

export interface InboxSnapshot {
  /** Oldest first, each once. */
  readonly entries: readonly StatusEntry[];
  readonly link: InboxLink;
}

export interface InboxHandlers {
  open(): void;
  text(data: string): void;
  /** With the code that the socket closed with. */
  closed(code: number): void;
}

export interface InboxSocket {
  send(text: string): void;
  /** Starts anew, at once. */
  reconnect(): void;
  /** The network is gone: what is open is not, whatever it says. */
  drop(): void;
  close(): void;
}

export type OpenInboxSocket = (handlers: InboxHandlers) => InboxSocket;

/** What only the page itself can do. */
export interface InboxPage {
  /** The socket cannot be had: ask another way. */
  lookAgain(): void;
  /** The server speaks a newer wire than this page. */
  reload(): void;
}

export interface Inbox {
  snapshot(): InboxSnapshot;
  subscribe(listener: () => void): () => void;
  /** Opens the socket; the answer closes it. */
  start(open: OpenInboxSocket, page: InboxPage): () => void;
  /** Entries that came another way: a loader that ran again. */
  receive(entries: readonly StatusEntry[]): void;
  /** The browser says whether there is a network. */
  network(up: boolean): void;
  end(): void;
}

/** A short break is nobody's worry: the page says that it is away after this many attempts in a row. */
const attemptsUntilAway = 2;

/** The inbox of one application, beginning with what the server rendered. Entries of other applications are dropped. */
export function createInbox(application: string, initial: readonly StatusEntry[]): Inbox {
  let current: InboxSnapshot = { entries: mergeEntries([], initial), link: "connecting" };
  let socket: InboxSocket | null = null;
  let failures = 0;
  const listeners = new Set<() => void>();

  function set(change: Partial<InboxSnapshot>): void {
    if (current.link === "ended") return;
    current = { ...current, ...change };
    for (const listener of listeners) listener();
  }

  function receive(entries: readonly StatusEntry[]): void {
    const merged = mergeEntries(current.entries, entries);
    if (merged.length !== current.entries.length) set({ entries: merged });
  }

  function end(): void {
    if (current.link === "ended") return;
    set({ link: "ended", entries: [] });
    socket?.close();
  }

  function onText(data: string, page: InboxPage): void {
    const message = parse(data);
    if (!message) return;
    if (message.t === "ended") {
      end();
    } else if (message.v !== wireVersion) {
      page.reload();
    } else {
      receive(message.entries.filter((entry) => entry.application === application));
      set({ link: "live" });
    }
  }

  return {
    snapshot: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    receive,
    end,
    network(up) {
      if (!up) set({ link: "away" });
      if (up) socket?.reconnect();
      else socket?.drop();
    },
    start(open, page) {
      failures = 0;
      const mine = open({
        open() {
          failures = 0;
          const seq = current.entries.at(-1)?.seq ?? 0;
          mine.send(JSON.stringify({ t: "hello", v: wireVersion, seq }));
          set({ link: "live" });
        },
        text: (data) => onText(data, page),
        closed(code) {
          if (code === closeCode.accessRemoved || code === closeCode.missing) end();
          if (code === closeCode.outdated) page.reload();
          failures = code === closeCode.outdated ? attemptsUntilAway : failures + 1;
          const away = failures >= attemptsUntilAway || current.link === "away";
          set({ link: away ? "away" : "connecting" });
          if (failures >= attemptsUntilAway) page.lookAgain();
        },
      });
      socket = mine;
      return () => {
        mine.close();
        if (socket === mine) socket = null;
      };
    },
  };
}

function parse(data: string) {
  if (data === "pong") return null;
  try {
    return inboxMessageSchema.safeParse(JSON.parse(data)).data ?? null;
  } catch {
    return null;
  }
}
