import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FakeRoom, rest, testId, testState } from "#app/live/fake-room.ts";
import { countWaiting, openDatabase } from "#app/live/keep/database.ts";
import { RoomKeep } from "#app/live/keep/room-keep.ts";
import { RoomClient } from "#app/live/room-client.ts";
import { closeCode } from "#domain/live/wire.ts";
import { type Browser, sharedSocketOpener } from "./shared-socket.ts";

const [first, second, third] = [testId("app", 1), testId("app", 2), testId("app", 3)];
const [interview, offer] = [testId("stg", 2), testId("stg", 3)];

/** Locks as a browser hands them out: to one at a time, in the order of asking, and back when a tab dies. */
class FakeLocks {
  readonly #queues = new Map<string, { tab: FakeTab; run: () => unknown; granted: boolean }[]>();

  /** A tab's own requests take their time: another tab's may be there first. */
  slow = false;

  of(tab: FakeTab): Pick<LockManager, "request"> {
    const request = (name: string, options: LockOptions, run: () => unknown): Promise<unknown> =>
      new Promise((resolve, reject) => {
        const queue = this.#queues.get(name) ?? [];
        this.#queues.set(name, queue);
        const entry = {
          tab,
          granted: false,
          run: async () => {
            resolve(await run());
            this.#drop(name, (each) => each === entry);
          },
        };
        options.signal?.addEventListener("abort", () => {
          if (entry.granted) return;
          this.#drop(name, (each) => each === entry);
          reject(new DOMException("aborted", "AbortError"));
        });
        const ask = () => {
          queue.push(entry);
          this.#next(name);
        };
        if (this.slow && name.endsWith(tab.name)) setTimeout(ask, 30);
        else ask();
      });
    return { request } as unknown as Pick<LockManager, "request">;
  }

  /** The tab is gone without a word. */
  crash(tab: FakeTab): void {
    for (const name of this.#queues.keys()) this.#drop(name, (each) => each.tab === tab);
  }

  #drop(name: string, which: (entry: { tab: FakeTab }) => boolean): void {
    const queue = this.#queues.get(name) ?? [];
    this.#queues.set(
      name,
      queue.filter((each) => !which(each)),
    );
    this.#next(name);
  }

  #next(name: string): void {
    const [head] = this.#queues.get(name) ?? [];
    if (!head || head.granted) return;
    head.granted = true;
    queueMicrotask(() => head.run());
  }
}

interface FakeTab {
  name: string;
  client: RoomClient;
  crash(): void;
}

let room: FakeRoom;
let locks: FakeLocks;
let disk: IDBFactory;
let commands = 0;
let tabs = 0;
let worlds = 0;
let opened: FakeTab[] = [];

async function tab(browser?: Browser): Promise<FakeTab> {
  tabs += 1;
  const name = `tab${tabs}`;
  const channels: BroadcastChannel[] = [];
  const one: FakeTab = {
    name,
    client: null as unknown as RoomClient,
    crash: () => {
      for (const channel of channels) channel.close();
      hangUp?.();
      locks.crash(one);
      opened = opened.filter((each) => each !== one);
    },
  };
  let hangUp: (() => void) | undefined;
  const open = sharedSocketOpener(
    `world${worlds}`,
    (handlers) => {
      const socket = room.openSocket(handlers);
      hangUp = () => socket.close();
      return socket;
    },
    browser ?? {
      locks: locks.of(one),
      channel: (each) => {
        const channel = new BroadcastChannel(each);
        channels.push(channel);
        return channel;
      },
      newTab: () => name,
    },
  );
  one.client = new RoomClient({
    view: room.view(),
    openSocket: open,
    post: async () => {
      throw new Error("only by socket here");
    },
    fetchFaces: async () => [],
    newCommandId: () => {
      commands += 1;
      return testId("cmd", commands);
    },
    now: Date.now,
    keep: new RoomKeep(openDatabase({ organization: "org", user: "usr" }, disk), testId("req", 1), name),
  });
  opened.push(one);
  one.client.connect();
  await rest(120);
  // A machine that is busy takes longer; one without a network never gets there.
  for (let more = 0; more < 40 && room.network && isOnItsWay(one); more += 1) await rest(50);
  return one;
}

const isOnItsWay = ({ client }: FakeTab) => !["live", "ended"].includes(client.snapshot().connection);
const stageOf = ({ client }: FakeTab, id: string) => client.snapshot().state.applications[id]?.stage;
const move = ({ client }: FakeTab, application: typeof first, to = interview) =>
  client.command("application.move", { application, to, rank: "a5" });

beforeEach(() => {
  room = new FakeRoom(testState(3));
  locks = new FakeLocks();
  disk = new IDBFactory();
  worlds += 1;
});
afterEach(() => {
  for (const { client } of opened) client.disconnect();
  opened = [];
});

describe("two tabs on the same board", () => {
  it("share one socket, and each sees what either does", async () => {
    const [one, other] = [await tab(), await tab()];
    expect(room.sockets).toBe(1);
    expect([one, other].map(({ client }) => client.snapshot().connection)).toEqual(["live", "live"]);
    await expect(move(other, first)).resolves.toMatchObject({ ok: true });
    one.client.setRank(second, "a1");
    other.client.setRank(third, "a2");
    await rest(120);
    for (const each of [one, other]) {
      expect(stageOf(each, first)).toBe(interview);
      expect(each.client.snapshot().ranks).toMatchObject({ [first]: "a5", [second]: "a1", [third]: "a2" });
      expect(each.client.snapshot().unsaved).toBe(0);
    }
    expect(room.doc.getMap("ranks").toJSON()).toMatchObject({ [second]: "a1", [third]: "a2" });
  });

  it("are told a refusal, and what others do", async () => {
    const [, other] = [await tab(), await tab()];
    room.state = { ...room.state, status: "closed" };
    await expect(move(other, first)).resolves.toMatchObject({
      ok: false,
      refusal: { code: "requisition.notOpen" },
    });
    room.state = { ...room.state, status: "open" };
    room.execute({
      id: testId("cmd", 9_999),
      baseSeq: 0,
      type: "application.move",
      args: { application: second, to: offer, rank: "a1" },
    });
    await rest(120);
    expect(stageOf(other, second)).toBe(offer);
  });

  it("hand over when the one with the socket is closed, and nothing is lost or doubled", async () => {
    const [one, other] = [await tab(), await tab()];
    room.mute = room.holdEvents = true;
    void move(one, first);
    void move(other, second);
    await rest(120);
    expect(room.seq).toBe(2);
    one.crash();
    room.mute = false;
    room.release();
    await vi.waitFor(() => expect(other.client.snapshot().connection).toBe("live"), 10_000);
    await vi.waitFor(() => expect(other.client.snapshot().unsaved).toBe(0), 10_000);
    expect(room.sockets).toBe(1);
    expect(room.seq).toBe(2);
    expect(stageOf(other, first)).toBe(interview);
    expect(stageOf(other, second)).toBe(interview);
    await rest(120);
    expect(await countWaiting(disk)).toBe(0);
  });

  it("send what a tab that died offline has left", async () => {
    const [one, other] = [await tab(), await tab()];
    room.network = false;
    room.drop();
    for (const { client } of [one, other]) client.online(false);
    await rest(120);
    void move(one, first);
    one.client.setRank(third, "a3");
    void move(other, second, offer);
    await rest(120);
    one.crash();
    room.network = true;
    other.client.online(true);
    await vi.waitFor(() => expect(other.client.snapshot().connection).toBe("live"), 10_000);
    await rest(120);
    expect(room.seq).toBe(2);
    expect(room.doc.getMap("ranks").get(third)).toBe("a3");
    expect(other.client.snapshot().unsaved).toBe(0);
    expect(stageOf(other, first)).toBe(interview);
  });

  it("go on when the other one, without the socket, dies with work under way", async () => {
    const [one, other] = [await tab(), await tab()];
    room.network = false;
    room.drop();
    await rest(120);
    void move(other, first);
    await rest(120);
    other.crash();
    room.network = true;
    one.client.online(true);
    await rest(300);
    expect(room.seq).toBe(1);
    expect(one.client.snapshot().unsaved).toBe(0);
    expect(stageOf(one, first)).toBe(interview);
  });

  it("end together when access ends, also a tab that comes later", async () => {
    const [one, other] = [await tab(), await tab()];
    room.drop(closeCode.accessRemoved, true);
    await rest(120);
    const late = await tab();
    for (const { client } of [one, other, late]) {
      expect(client.snapshot().ended).toBe(closeCode.accessRemoved);
    }
  });

  it("all start again from the room's order when an edit was refused", async () => {
    const [one, other] = [await tab(), await tab()];
    room.doc.getMap("ranks").set(first, "a1");
    await rest(120);
    room.tellAll({ t: "refused", id: null, refusal: { code: "document.forbiddenContent" } });
    await rest(120);
    other.client.setRank(second, "a9");
    await rest(120);
    for (const { client } of [one, other]) {
      expect(client.snapshot().ranks).toMatchObject({ [first]: "a1", [second]: "a9" });
      expect(client.snapshot().unsaved).toBe(0);
    }
  });

  it("do not take for their own what the room called durable before it started them again", async () => {
    const [one, other] = [await tab(), await tab()];
    room.saysNothingIsSaved = true;
    room.tellAll({ t: "refused", id: null, refusal: { code: "document.forbiddenContent" } });
    room.tellAll({ t: "saved", updates: 9 });
    await rest(120);
    other.client.setRank(second, "a9");
    await rest(120);
    expect(one.client.snapshot().ranks).toMatchObject({ [second]: "a9" });
    expect(other.client.snapshot().unsaved).toBeGreaterThan(0);
  });

  it("know both that the document is nearly full, also the one that came after the room had said it", async () => {
    const one = await tab();
    room.tellAll({ t: "nearlyFull", bytes: 3, most: 4 });
    await rest(120);
    const other = await tab();
    for (const { client } of [one, other])
      expect(client.snapshot().nearlyFull).toEqual({ bytes: 3, most: 4 });
  });

  it("are saved only when the room says so", async () => {
    const [, other] = [await tab(), await tab()];
    room.network = false;
    room.drop();
    await rest(120);
    other.client.setRank(second, "a9");
    await rest(120);
    expect(other.client.snapshot().unsaved).toBe(1);
    expect(room.doc.getMap("ranks").get(second)).toBeUndefined();
  });

  it("are not taken for dead by a leader that asks before the browser knows of them", async () => {
    locks.slow = true;
    const [, other] = [await tab(), await tab()];
    expect(other.client.snapshot().connection).toBe("live");
    await expect(move(other, first)).resolves.toMatchObject({ ok: true });
    expect(room.sockets).toBe(1);
  });

  it("have a socket each where the browser has no locks", async () => {
    await tab({ newTab: () => "x" });
    await tab({ newTab: () => "y" });
    expect(room.sockets).toBe(2);
  });
});
