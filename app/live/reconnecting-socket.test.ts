import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { closeCodeOf } from "#app/live/event-line.ts";
import { closeCode } from "#domain/live/wire.ts";
import { comeBackAfter, comeBackSlowlyAfter } from "./come-back.ts";
import { type PlainSocket, ReconnectingSocket } from "./reconnecting-socket.ts";

class FakeSocket implements PlainSocket {
  binaryType = "";
  readyState = 0;
  onopen: PlainSocket["onopen"] = null;
  onclose: PlainSocket["onclose"] = null;
  onmessage: PlainSocket["onmessage"] = null;
  readonly sent: unknown[] = [];
  closedWith: number | undefined;

  send(data: unknown): void {
    this.sent.push(data);
  }
  close(code?: number): void {
    this.readyState = 3;
    this.closedWith ??= code;
  }
  open(): void {
    this.readyState = 1;
    this.onopen?.(undefined as never);
  }
  end(code: number): void {
    this.readyState = 3;
    this.onclose?.({ code });
  }
}

function world() {
  const made: FakeSocket[] = [];
  const log: (string | [number, boolean])[] = [];
  const whyNot = vi.fn(async (): Promise<number | null> => null);
  const socket = new ReconnectingSocket({
    make: () => {
      const one = new FakeSocket();
      made.push(one);
      return one;
    },
    whyNot,
    random: () => 0.5,
    opened: () => log.push("open"),
    heard: (data) => log.push(String(data)),
    closed: (code, final) => log.push([code, final]),
  });
  const last = () => made.at(-1) as FakeSocket;
  return { socket, made, log, whyNot, last };
}

describe("a socket that comes back", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("waits longer each time it fails, with full jitter, and never longer than 15 seconds", () => {
    expect(
      [0, 1, 2, 3, 4, 50].map((tries) => comeBackAfter(tries, 0.999999) / 1_000).map(Math.round),
    ).toEqual([1, 2, 4, 8, 15, 15]);
    expect(comeBackAfter(4, 0)).toBe(0);
  });

  it("comes back after a lost connection, and starts from the shortest wait after a good one", async () => {
    const { made, last, log } = world();
    last().open();
    last().end(1006);
    await vi.advanceTimersByTimeAsync(499);
    expect(made).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2);
    expect(made).toHaveLength(2);
    last().open();
    await vi.advanceTimersByTimeAsync(6_000);
    last().end(1006);
    await vi.advanceTimersByTimeAsync(501);
    expect(made).toHaveLength(3);
    expect(log).toEqual(["open", [1006, false], "open", [1006, false]]);
  });

  it.each([
    closeCode.malformed,
    closeCode.reset,
    closeCode.tooLarge,
    closeCode.tooMany,
    closeCode.roomFull,
    closeCode.tooManyTabs,
    closeCode.documentFull,
  ])(
    "leaves the room alone for a while after %i, also when the network says that it is back",
    async (code) => {
      const { made, last, socket, log } = world();
      last().open();
      last().end(code);
      socket.reconnect();
      await vi.advanceTimersByTimeAsync(4_900);
      expect(made).toHaveLength(1);
      await vi.advanceTimersByTimeAsync(5_100);
      expect(made).toHaveLength(2);
      last().open();
      last().end(code);
      await vi.advanceTimersByTimeAsync(9_900);
      expect(made).toHaveLength(2);
      expect(log.filter((each) => typeof each !== "string")).toEqual([
        [code, false],
        [code, false],
      ]);
      expect(comeBackSlowlyAfter(9, 1)).toBe(120_000);
    },
  );

  it.each([closeCode.sessionEnded, closeCode.accessRemoved, closeCode.missing, closeCode.outdated])(
    "does not come back after %i",
    async (code) => {
      const { made, last, socket, log } = world();
      last().open();
      last().end(code);
      socket.reconnect();
      await vi.advanceTimersByTimeAsync(600_000);
      expect(made).toHaveLength(1);
      expect(log.at(-1)).toEqual([code, true]);
    },
  );

  it("comes back soon when a lease ran out", async () => {
    const { made, last } = world();
    last().open();
    last().end(closeCode.leaseEnded);
    await vi.advanceTimersByTimeAsync(501);
    expect(made).toHaveLength(2);
  });

  it("asks why when it cannot open, and stops when the answer is that it may not", async () => {
    const { made, last, log, whyNot } = world();
    last().end(1006);
    await vi.advanceTimersByTimeAsync(501);
    expect(made).toHaveLength(2);
    whyNot.mockResolvedValue(closeCode.sessionEnded);
    last().end(1006);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(made).toHaveLength(2);
    expect(log).toEqual([
      [1006, false],
      [closeCode.sessionEnded, true],
    ]);
  });

  it.each([
    [401, closeCode.sessionEnded],
    [403, closeCode.accessRemoved],
    [404, closeCode.missing],
    [204, null],
    [503, null],
  ])("takes an HTTP answer of %i for what it says", (status, code) => {
    expect(closeCodeOf(status)).toBe(code);
  });

  it("notices that nobody answers, and leaves the dead socket", async () => {
    const { made, last, log } = world();
    last().open();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(last().sent).toEqual(["ping"]);
    last().onmessage?.({ data: "pong" });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(made[0]?.sent).toEqual(["ping", "ping"]);
    await vi.advanceTimersByTimeAsync(8_501);
    expect(made).toHaveLength(2);
    expect(made[0]?.closedWith).toBe(1000);
    expect(log).toEqual(["open", [1006, false]]);
  });

  it("gives up on a socket that does not open in time", async () => {
    const { made } = world();
    await vi.advanceTimersByTimeAsync(8_600);
    expect(made).toHaveLength(2);
  });

  it("says nothing more once it is closed", async () => {
    const { made, last, socket, log } = world();
    const first = last();
    first.open();
    socket.close();
    first.end(1006);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(made).toHaveLength(1);
    expect(log).toEqual(["open"]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
