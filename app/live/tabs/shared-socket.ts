/**
 * Tabs of one browser on the same board share one connection: who holds the lock has the socket, the others speak to it
 * over a channel. When it goes, the browser hands the lock to the next. Where there are no locks or channels, each tab
 * has a socket of its own.
 */
import { z } from "zod";
import type { OpenSocket, RoomSocket, SocketHandlers } from "#app/live/socket.ts";
import type { Bytes } from "#domain/live/frames.ts";
import { wireVersion } from "#domain/live/wire.ts";
import { Relay } from "./relay.ts";

/** The part of the browser that this needs. */
export interface Browser {
  locks?: Pick<LockManager, "request">;
  channel?: (name: string) => BroadcastChannel;
  newTab(): string;
}

/** Raise it when tabs of two versions of this file could not understand each other. */
const protocolVersion = 1;
const lost = 1006;

const bytes = z.instanceof(Uint8Array) as z.ZodType<Bytes>;
const upSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("join"), tab: z.string() }),
  z.object({ kind: z.literal("send"), tab: z.string(), data: bytes }),
  z.object({ kind: z.literal("leave"), tab: z.string() }),
]);
const downSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("leader"), leader: z.string() }),
  z.object({ kind: z.literal("open"), leader: z.string(), to: z.string() }),
  z.object({ kind: z.literal("frame"), leader: z.string(), to: z.string(), data: bytes }),
  z.object({
    kind: z.literal("closed"),
    leader: z.string(),
    to: z.string(),
    code: z.number(),
    final: z.boolean(),
  }),
]);
type Up = z.infer<typeof upSchema>;
type Down = z.infer<typeof downSchema>;

/** `name` says whose connection it is and to what: person, organization, requisition. */
export function sharedSocketOpener(name: string, openSocket: OpenSocket, browser: Browser): OpenSocket {
  const { locks, channel } = browser;
  if (!locks || !channel) return openSocket;
  const full = `hotgigs:${protocolVersion}.${wireVersion}:${name}`;
  return (handlers) => {
    const ports = { name: full, locks, channel: channel(full), tab: browser.newTab() };
    return new TabSocket(ports, openSocket, handlers);
  };
}

interface Ports {
  name: string;
  locks: Pick<LockManager, "request">;
  channel: BroadcastChannel;
  tab: string;
}

class TabSocket implements RoomSocket {
  readonly #ports: Ports;
  readonly #handlers: SocketHandlers;
  readonly #openSocket: OpenSocket;
  readonly #ending = new AbortController();
  #relay: Relay | null = null;
  #leader: string | null = null;
  #open = false;
  #alive = false;

  constructor(ports: Ports, openSocket: OpenSocket, handlers: SocketHandlers) {
    this.#ports = ports;
    this.#openSocket = openSocket;
    this.#handlers = handlers;
    ports.channel.onmessage = ({ data }) => this.#hear(data);
    // Its own lock says that this tab lives: it must be held before anybody hears of the tab.
    this.#hold(`${ports.name}:${ports.tab}`, () => {
      this.#alive = true;
      this.#join();
    });
    this.#hold(ports.name, () => this.#lead());
  }

  send(data: Bytes): boolean {
    if (!this.#open) return false;
    if (this.#relay) return this.#relay.send(this.#ports.tab, data);
    this.#post({ kind: "send", tab: this.#ports.tab, data });
    return true;
  }

  /** The tab that has the socket hears of the network itself. */
  reconnect(): void {
    this.#relay?.reconnect();
  }

  drop(): void {
    this.#relay?.drop();
  }

  close(): void {
    const { channel, tab } = this.#ports;
    this.#open = false;
    if (this.#relay) this.#relay.close();
    else this.#post({ kind: "leave", tab });
    this.#relay = null;
    // Locks go with it: another tab becomes the leader.
    this.#ending.abort();
    channel.onmessage = null;
    channel.close();
  }

  /** Holds a lock from the moment it is free until this socket is closed, or its tab is gone. */
  #hold(name: string, then: () => void): void {
    const { signal } = this.#ending;
    const until = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
    this.#ports.locks
      .request(name, { signal }, () => {
        if (signal.aborted) return;
        then();
        return until;
      })
      .catch(() => undefined);
  }

  #lead(): void {
    const { tab } = this.#ports;
    if (this.#open) this.#lose(lost, false);
    this.#leader = tab;
    this.#relay = new Relay(this.#openSocket);
    this.#relay.join(tab, {
      ...this.#handlers,
      open: () => {
        this.#open = true;
        this.#handlers.open();
      },
      // In a turn of its own, as from any socket: an answer must not arrive while its question is being sent.
      frame: (data) =>
        queueMicrotask(() => {
          if (this.#open) this.#handlers.frame(data);
        }),
      closed: (code, final) => this.#lose(code, final),
    });
    this.#post({ kind: "leader", leader: tab });
  }

  #hear(data: unknown): void {
    const up = upSchema.safeParse(data);
    if (up.success) this.#fromTab(up.data);
    else {
      const down = downSchema.safeParse(data);
      if (down.success && !this.#relay) this.#fromLeader(down.data);
    }
  }

  #fromTab(message: Up): void {
    const relay = this.#relay;
    if (!relay) return;
    const { tab } = message;
    if (message.kind === "join") this.#admit(relay, tab);
    else if (message.kind === "send") relay.send(tab, message.data);
    else relay.leave(tab);
  }

  #admit(relay: Relay, to: string): void {
    const leader = this.#ports.tab;
    relay.join(to, {
      open: () => this.#post({ kind: "open", leader, to }),
      frame: (data) => this.#post({ kind: "frame", leader, to, data: new Uint8Array(data) }),
      closed: (code, final) => this.#post({ kind: "closed", leader, to, code, final }),
    });
    // A tab holds its own lock as long as it lives: when we get it, it is gone, with or without a word.
    this.#ports.locks
      .request(`${this.#ports.name}:${to}`, { signal: this.#ending.signal }, () => relay.leave(to))
      .catch(() => undefined);
  }

  #fromLeader(message: Down): void {
    const { tab } = this.#ports;
    if (message.kind === "leader") {
      if (this.#open) this.#lose(lost, false);
      this.#leader = message.leader;
      this.#join();
      return;
    }
    if (message.to !== tab) return;
    if (message.kind === "open") {
      this.#leader = message.leader;
      this.#open = true;
      this.#handlers.open();
      return;
    }
    this.#leader ??= message.leader;
    if (message.leader !== this.#leader) return;
    if (message.kind === "closed") this.#lose(message.code, message.final);
    else if (this.#open) this.#handlers.frame(message.data.slice().buffer);
  }

  #lose(code: number, final: boolean): void {
    this.#open = false;
    this.#handlers.closed(code, final);
  }

  #join(): void {
    if (this.#alive && !this.#relay) this.#post({ kind: "join", tab: this.#ports.tab });
  }

  #post(message: Up | Down): void {
    this.#ports.channel.postMessage(message);
  }
}
