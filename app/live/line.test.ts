import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { closeCode } from "#domain/live/wire.ts";
import { EventLine } from "./event-line.ts";
import { lineTo } from "./line.ts";

class FakeSocket extends EventTarget {
  static made: FakeSocket[] = [];
  readonly url: string;
  readonly protocols: string[];
  constructor(url: string, protocols: string[]) {
    super();
    this.url = url;
    this.protocols = protocols;
    FakeSocket.made.push(this);
  }
}

/** Hours lie between the tests: what one page remembers for half an hour is forgotten. */
let now = 1_000_000;
let status: number | "away";
const asked: { path: string; init: RequestInit }[] = [];

beforeEach(() => {
  now += 60 * 60_000;
  vi.useFakeTimers({ now });
  const kept = new Map<string, string>();
  FakeSocket.made = [];
  asked.length = 0;
  status = 204;
  vi.stubGlobal("WebSocket", FakeSocket);
  vi.stubGlobal("location", { protocol: "https:", host: "hotgigs.test" });
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    asked.push({ path, init });
    if (status === "away" || init.method !== "HEAD") throw new TypeError("no network");
    return new Response(null, { status });
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("which way a page speaks", () => {
  it("by WebSocket, with the token beside the protocol and never in the address", () => {
    lineTo("/live/applications/app_1", "secret").make();
    expect(FakeSocket.made[0]?.url).toBe("wss://hotgigs.test/live/applications/app_1");
    expect(FakeSocket.made[0]?.protocols).toEqual(["hotgigs.v1", "token.secret"]);
  });

  it("by events when two sockets could not be opened though HTTP was answered, for half an hour", async () => {
    const line = lineTo("/live/organization");
    expect(await line.whyNot()).toBeNull();
    expect(line.make()).toBeInstanceOf(FakeSocket);
    await line.whyNot();
    // Another line of this tab knows it as well.
    expect(lineTo("/live/applications/app_1", "secret").make()).toBeInstanceOf(EventLine);
    vi.setSystemTime(now + 30 * 60_000);
    expect(line.make()).toBeInstanceOf(FakeSocket);
  });

  it("does not blame the socket for a network that is away, or for access that is", async () => {
    const line = lineTo("/live/organization");
    status = "away";
    for (let tries = 0; tries < 5; tries += 1) await line.whyNot().catch(() => null);
    status = 403;
    expect(await line.whyNot()).toBe(closeCode.accessRemoved);
    expect(await line.whyNot()).toBe(closeCode.accessRemoved);
    expect(line.make()).toBeInstanceOf(FakeSocket);
  });

  it("by events when sockets open and let nothing through, but not once one was heard", () => {
    const line = lineTo("/live/organization");
    const lose = () => {
      const socket = line.make() as unknown as FakeSocket;
      socket.dispatchEvent(new Event("open"));
      socket.dispatchEvent(Object.assign(new Event("close"), { code: 1006 }));
    };
    lose();
    const good = line.make() as unknown as FakeSocket;
    good.dispatchEvent(new Event("open"));
    good.dispatchEvent(new Event("message"));
    lose();
    expect(line.make()).toBeInstanceOf(FakeSocket);
    lose();
    expect(line.make()).toBeInstanceOf(EventLine);
  });

  it("by events at once where there are no WebSockets at all", () => {
    vi.stubGlobal("WebSocket", undefined);
    expect(lineTo("/live/organization").make()).toBeInstanceOf(EventLine);
  });
});
