import { IDBFactory } from "fake-indexeddb";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { FakeRoom, rest, testId, testState } from "#app/live/fake-room.ts";
import { RoomClient } from "#app/live/room-client.ts";
import { closeCode } from "#domain/live/wire.ts";
import { countWaiting, databaseName, forgetEverything, keepVersion, openDatabase } from "./database.ts";
import { RoomKeep } from "./room-keep.ts";

const owner = { organization: testId("org", 1), user: "usr_1" };
const requisition = testId("req", 1);
const [first, second, third] = [testId("app", 1), testId("app", 2), testId("app", 3)];
const [fresh, interview, offer] = [testId("stg", 1), testId("stg", 2), testId("stg", 3)];

let factory: IDBFactory;
let room: FakeRoom;
let commands = 0;
let pages = 0;

/** A page that opens the board: after a reload it is another one over the same disk. */
function page(view = room.view(), from: IDBFactory | undefined = factory): RoomClient {
  pages += 1;
  return new RoomClient({
    view,
    openSocket: room.openSocket,
    post: room.post,
    fetchFaces: async () => [],
    newCommandId: () => {
      commands += 1;
      return testId("cmd", commands);
    },
    now: Date.now,
    keep: new RoomKeep(openDatabase(owner, from), requisition, `tab${pages}`),
  });
}

async function joined(one = page()): Promise<RoomClient> {
  one.connect();
  await rest(60);
  return one;
}

/** The network is gone, for everybody. */
function cut(...pages: RoomClient[]): void {
  room.network = false;
  room.drop();
  for (const each of pages) each.online(false);
}

async function back(...pages: RoomClient[]): Promise<void> {
  room.network = true;
  for (const each of pages) each.online(true);
  await rest(60);
}

const stageOf = (one: RoomClient, id: string) => one.snapshot().state.applications[id]?.stage;
const move = (one: RoomClient, application: typeof first, to = interview) =>
  void one.command("application.move", { application, to, rank: "a5" });

async function names(): Promise<string[]> {
  return (await factory.databases()).map(({ name }) => name ?? "");
}

beforeEach(() => {
  factory = new IDBFactory();
  room = new FakeRoom(testState(3));
});

describe("work that the room has not acknowledged", () => {
  it("survives a reload: it is shown as waiting, and goes out in order with the same ids, once", async () => {
    const before = await joined();
    const view = room.view();
    cut(before);
    move(before, first, interview);
    move(before, second, interview);
    move(before, first, offer);
    before.setRank(third, "a9");
    await rest(60);
    expect(before.snapshot().unkept).toBe(0);

    const after = page(view);
    after.connect();
    await rest(60);
    expect(stageOf(after, first)).toBe(offer);
    expect(after.snapshot().ranks[third]).toBe("a9");
    expect([...after.snapshot().waiting].sort()).toEqual([first, second, third]);
    expect(after.snapshot().unsaved).toBe(4);

    await back(after);
    const moved = room.log.map((event) => [event.command, event.application]);
    expect(moved).toEqual([
      [testId("cmd", commands - 2), first],
      [testId("cmd", commands - 1), second],
      [testId("cmd", commands), first],
    ]);
    expect(room.doc.getMap("ranks").get(third)).toBe("a9");
    expect(after.snapshot().unsaved).toBe(0);
    expect(after.snapshot().waiting.size).toBe(0);
    await rest(60);
    expect(await countWaiting(factory)).toBe(0);
  });

  it("is done once, also when the room had it and only the answer was lost with the page", async () => {
    const before = await joined();
    room.mute = true;
    move(before, first);
    await rest(60);
    expect(room.seq).toBe(1);
    before.disconnect();
    room.drop();
    room.mute = false;
    const after = await joined();
    expect(room.seq).toBe(1);
    expect(after.snapshot().unsaved).toBe(0);
    await rest(60);
    expect(await countWaiting(factory)).toBe(0);
  });

  it("is told when it was refused after a reload, with the room's words and that it came late", async () => {
    const before = await joined();
    cut(before);
    move(before, first);
    await rest(60);
    room.state = { ...room.state, status: "closed" };
    const after = page();
    const refused = vi.fn();
    after.listen({ refused });
    after.connect();
    await rest(60);
    expect(stageOf(after, first)).toBe(fresh);
    await back(after);
    expect(refused).toHaveBeenCalledTimes(1);
    expect(refused.mock.calls[0]?.[0]).toEqual({
      code: "requisition.notOpen",
      params: { status: "closed" },
    });
    expect(refused.mock.calls[0]?.[2]).toBe(true);
    await rest(60);
    expect(await countWaiting(factory)).toBe(0);
  });

  it("of a tab that is gone is sent by another that comes back", async () => {
    const [one, other] = [await joined(), await joined()];
    cut(one, other);
    move(one, first);
    one.setRank(second, "a7");
    await rest(60);
    // The first tab is closed without a word: only the other comes back.
    await back(other);
    expect(room.seq).toBe(1);
    expect(room.doc.getMap("ranks").get(second)).toBe("a7");
    expect(stageOf(other, first)).toBe(interview);
    expect(other.snapshot().unsaved).toBe(0);
  });

  it("goes a second's worth at a time, so that a long queue is no flood", async () => {
    const before = await joined();
    cut(before);
    for (let turn = 0; turn < 600; turn += 1) move(before, first, turn % 2 ? fresh : interview);
    const received = room.received.length;
    await back(before);
    expect(room.received.length - received).toBe(200);
    await rest(2_200);
    expect(room.received.length - received).toBe(600);
    expect(before.snapshot().unsaved).toBe(0);
  });

  it("is worth a warning only where this browser cannot keep it", async () => {
    const kept = await joined();
    const unkept = await joined(page(room.view(), { open: () => never() } as unknown as IDBFactory));
    cut(kept, unkept);
    move(kept, first);
    move(unkept, second);
    await rest(60);
    expect([kept.snapshot().unkept, unkept.snapshot().unkept]).toEqual([0, 1]);
    await back(kept, unkept);
    expect([kept.snapshot().unkept, unkept.snapshot().unkept]).toEqual([0, 0]);
    expect(room.seq).toBe(2);
  });
});

function never(): never {
  throw new DOMException("no", "SecurityError");
}

describe("what is kept", () => {
  it("is apart for each person and each organization", async () => {
    await openDatabase(owner, factory);
    await openDatabase({ ...owner, user: "usr_2" }, factory);
    expect(await names()).toEqual([databaseName(owner), databaseName({ ...owner, user: "usr_2" })]);
    expect(databaseName(owner)).toContain(owner.organization);
  });

  it("is gone after signing out, also while a board is open, and does not come back by itself", async () => {
    const one = await joined();
    cut(one);
    move(one, first);
    await rest(60);
    expect(await countWaiting(factory)).toBe(1);
    await forgetEverything(factory);
    move(one, second);
    await rest(60);
    expect(await names()).toEqual([]);
    expect(one.snapshot().unkept).toBe(1);
  });

  it.each([closeCode.accessRemoved, closeCode.missing])(
    "is gone when access is (%i), and what waited is told as refused",
    async (code) => {
      const one = await joined();
      const refused = vi.fn();
      one.listen({ refused });
      room.mute = room.holdEvents = true;
      move(one, first);
      await rest(60);
      room.drop(code, true);
      await rest(60);
      expect(await countWaiting(factory)).toBe(0);
      expect(refused).toHaveBeenCalledTimes(1);
      expect(one.snapshot().unsaved).toBe(0);
    },
  );

  it("keeps what waits for the same person when a session ends, and nothing else", async () => {
    const one = await joined();
    room.mute = room.holdEvents = true;
    move(one, first);
    await rest(60);
    room.drop(closeCode.sessionEnded, true);
    await rest(60);
    expect(one.snapshot().ended).toBe(closeCode.sessionEnded);
    expect(await countWaiting(factory)).toBe(1);
    const db = await openDatabase(owner, factory);
    const rooms = db?.transaction("rooms").objectStore("rooms").getAllKeys();
    await rest(60);
    expect(rooms?.result).toEqual([]);
  });

  it("of a newer version is dropped, but its commands are tried", async () => {
    const { promise, resolve } = Promise.withResolvers<IDBDatabase>();
    const request = factory.open(databaseName(owner), keepVersion + 5);
    request.onupgradeneeded = () => {
      const store = request.result.createObjectStore("commands");
      store.createIndex("requisition", "requisition");
      request.result.createObjectStore("something-new");
      const args = { application: first, to: interview, rank: "a5" };
      const id = testId("cmd", 7_000);
      const command = { id, baseSeq: 0, type: "application.move", args };
      store.put({ requisition, order: 1, at: 1, command }, id);
      const unknown = { id: testId("cmd", 7_001), baseSeq: 0, type: "application.teleport", args: {} };
      store.put({ requisition, order: 2, at: 2, command: unknown }, unknown.id);
    };
    request.onsuccess = () => resolve(request.result);
    (await promise).close();
    const one = page();
    const refused = vi.fn();
    one.listen({ refused });
    await joined(one);
    expect(stageOf(one, first)).toBe(interview);
    expect(room.seq).toBe(1);
    expect(refused).toHaveBeenCalledWith({ code: "command.unknown" }, null, true);
    await rest(60);
    expect(await countWaiting(factory)).toBe(0);
  });

  it("holds nobody's name", async () => {
    const one = await joined();
    move(one, first);
    one.setRank(second, "a3");
    await rest(4_300);
    const db = await openDatabase(owner, factory);
    const kept = db?.transaction("rooms").objectStore("rooms").get(requisition);
    await rest(60);
    expect(Object.keys(kept?.result).sort()).toEqual(["document", "seq", "state"]);
    expect(kept?.result.seq).toBe(1);
    expect(JSON.stringify(kept?.result)).not.toContain('name":"Ana');
  });

  it("is older than the page at times: what the page was loaded with is shown until the room has spoken", async () => {
    const before = await joined();
    before.setRank(first, "a1");
    await rest(4_300);
    before.disconnect();
    room.doc.getMap("ranks").set(first, "a8");
    room.network = false;
    const after = page();
    after.connect();
    await rest(60);
    expect(after.snapshot().ranks[first]).toBe("a8");
  });
});
