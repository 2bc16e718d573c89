import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Refusal } from "#domain/refusal/refusal.ts";
import { FakeRoom, testId, testState } from "./fake-room.ts";
import { RoomClient } from "./room-client.ts";

const [first, second] = [testId("app", 1), testId("app", 2)];
const [fresh, interview] = [testId("stg", 1), testId("stg", 2)];
const reason = testId("rsn", 1);

let commands = 0;
function client(room: FakeRoom): RoomClient {
  return new RoomClient({
    view: room.view(),
    openSocket: room.openSocket,
    post: room.post,
    fetchFaces: async () => [],
    newCommandId: () => {
      commands += 1;
      return testId("cmd", commands);
    },
    now: () => 500,
  });
}

/** Lets every frame that is under way arrive. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 40; turn += 1) await Promise.resolve();
}

async function join(room: FakeRoom): Promise<RoomClient> {
  const one = client(room);
  one.connect();
  await settle();
  return one;
}

const stageOf = (one: RoomClient, id = first) => one.snapshot().state.applications[id]?.stage;
const move = (one: RoomClient, to = interview, rank = "a5") =>
  one.command("application.move", { application: first, to, rank });

describe("a board's client", () => {
  let room: FakeRoom;
  beforeEach(() => {
    vi.useRealTimers();
    room = new FakeRoom(testState(3));
  });

  it("shows many at once, sends them as one message, and answers each", async () => {
    const one = await join(room);
    const moves = [1, 2, 9].map((n) => ({
      type: "application.move" as const,
      args: { application: testId("app", n), to: interview, rank: `a${n}` },
    }));
    const frames: string[] = [];
    room.heard = (message) => frames.push(message.t);
    const answers = one.batch(moves);
    expect([first, second].map((id) => stageOf(one, id))).toEqual([interview, interview]);
    expect(one.snapshot().unsaved).toBe(3);
    await settle();
    expect(frames).toEqual(["commands"]);
    expect((await answers).map((answer) => (answer.ok ? answer.value.seq : answer.refusal.code))).toEqual([
      1,
      2,
      "application.missing",
    ]);
    expect(one.snapshot()).toMatchObject({ unsaved: 0, ranks: { [first]: "a1", [second]: "a2" } });
  });

  it("sends what was done without a connection together, in order, when there is one again", async () => {
    const one = await join(room);
    room.network = false;
    room.drop();
    const given = [interview, fresh, interview].map((to, at) => move(one, to, `b${at}`));
    room.network = true;
    one.online(true);
    await settle();
    expect((await Promise.all(given)).every(({ ok }) => ok)).toBe(true);
    expect(room.received.map(({ args }) => ("rank" in args ? args.rank : ""))).toEqual(["b0", "b1", "b2"]);
    expect(stageOf(one)).toBe(interview);
  });

  it("shows a move at once and keeps it when the room agrees", async () => {
    const one = await join(room);
    const answer = move(one);
    expect(stageOf(one)).toBe(interview);
    expect(one.snapshot().waiting.has(first)).toBe(true);
    expect(one.snapshot().unsaved).toBe(1);
    await settle();
    expect(await answer).toEqual({ ok: true, value: { seq: 1 } });
    expect(stageOf(one)).toBe(interview);
    expect(one.snapshot().waiting.size).toBe(0);
    expect(one.snapshot().unsaved).toBe(0);
    expect(one.snapshot().ranks[first]).toBe("a5");
  });

  it("shows others' moves", async () => {
    const [one, other] = [await join(room), await join(room)];
    void move(one);
    await settle();
    expect(stageOf(other)).toBe(interview);
    expect(other.snapshot().ranks[first]).toBe("a5");
  });

  it("takes a refused move back and says why", async () => {
    const one = await join(room);
    const refused: Refusal[] = [];
    one.listen({ refused: (refusal) => refused.push(refusal) });
    room.state = { ...room.state, status: "closed" };
    void move(one);
    expect(stageOf(one)).toBe(interview);
    await settle();
    expect(stageOf(one)).toBe(fresh);
    expect(refused).toEqual([{ code: "requisition.notOpen", params: { status: "closed" } }]);
  });

  it("keeps an acknowledged move on the screen until its events arrive", async () => {
    const one = await join(room);
    room.holdEvents = true;
    void move(one);
    await settle();
    expect(one.snapshot().seq).toBe(0);
    expect(stageOf(one)).toBe(interview);
    room.release();
    await settle();
    expect(one.snapshot().seq).toBe(1);
    expect(stageOf(one)).toBe(interview);
  });

  it("decides a pending move again over what others did meanwhile", async () => {
    const [one, other] = [await join(room), await join(room)];
    room.mute = true;
    room.network = true;
    void other.command("application.reject", { application: second, reason });
    void move(one);
    await settle();
    expect(one.snapshot().state.applications[second]?.status).toBe("rejected");
    expect(stageOf(one)).toBe(interview);
  });

  it("sends what was not answered again after a reconnect, with the same id and in order, and nothing happens twice", async () => {
    const one = await join(room);
    room.mute = true;
    void move(one);
    void one.command("application.reject", { application: first, reason });
    await settle();
    room.drop();
    expect(one.snapshot().connection).toBe("reconnecting");
    room.mute = false;
    one.connect();
    one.online(true);
    await settle();
    expect(one.snapshot().connection).toBe("live");
    expect(one.snapshot().unsaved).toBe(0);
    expect(room.seq).toBe(2);
    expect(one.snapshot().state.applications[first]?.status).toBe("rejected");
  });

  it("catches up with what happened while it was away", async () => {
    const one = await join(room);
    room.drop();
    room.execute({
      id: testId("cmd", 9_000),
      baseSeq: 0,
      type: "application.move",
      args: { application: first, to: interview, rank: "a1" },
    });
    expect(stageOf(one)).toBe(fresh);
    one.online(true);
    await settle();
    expect(stageOf(one)).toBe(interview);
    expect(one.snapshot().ranks[first]).toBe("a1");
  });

  it("asks again when events are missing in between", async () => {
    const one = await join(room);
    room.holdEvents = true;
    void (await join(room)).command("application.reject", { application: second, reason });
    await settle();
    room.holdEvents = false;
    void move(one);
    await settle();
    expect(one.snapshot().seq).toBe(2);
    expect(one.snapshot().state.applications[second]?.status).toBe("rejected");
  });

  it("goes by POST when there is no socket", async () => {
    vi.useFakeTimers();
    const one = client(room);
    void move(one);
    expect(stageOf(one)).toBe(interview);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(room.seq).toBe(1);
    expect(one.snapshot().unsaved).toBe(0);
    expect(stageOf(one)).toBe(interview);
  });

  it("keeps a command that nobody could take and sends it when the network is back", async () => {
    vi.useFakeTimers();
    const one = client(room);
    room.network = false;
    void move(one);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(one.snapshot().unsaved).toBe(1);
    expect(stageOf(one)).toBe(interview);
    room.network = true;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(room.seq).toBe(1);
    expect(one.snapshot().unsaved).toBe(0);
  });

  it("orders within a stage through the document, and counts a change until it is durable", async () => {
    const [one, other] = [await join(room), await join(room)];
    one.setRank(first, "a7");
    expect(one.snapshot().unsaved).toBe(1);
    await settle();
    expect(one.snapshot().unsaved).toBe(0);
    expect(other.snapshot().ranks[first]).toBe("a7");
  });

  it("brings an order made offline along when it comes back", async () => {
    const one = await join(room);
    room.drop();
    one.setRank(first, "a9");
    expect(one.snapshot().unsaved).toBe(1);
    one.online(true);
    await settle();
    expect(room.doc.getMap("ranks").get(first)).toBe("a9");
    expect(one.snapshot().unsaved).toBe(0);
  });

  it("starts its document again from the room's when an edit was refused", async () => {
    const one = await join(room);
    room.doc.getMap("ranks").set(first, "a1");
    await settle();
    const refused = vi.fn();
    one.listen({ refused });
    room.tellAll({ t: "refused", id: null, refusal: { code: "document.readOnly" } });
    await settle();
    expect(refused).toHaveBeenCalledWith({ code: "document.readOnly" }, null, false);
    expect(one.snapshot().ranks[first]).toBe("a1");
    expect(one.snapshot().unsaved).toBe(0);
  });

  it("says that a document is nearly full, or not to be changed, until the room says otherwise", async () => {
    const one = await join(room);
    expect(one.snapshot()).toMatchObject({ nearlyFull: null, readOnly: false });
    room.tellAll({ t: "nearlyFull", bytes: 3, most: 4 });
    room.tellAll({ t: "refused", id: null, refusal: { code: "document.readOnly" } });
    await settle();
    expect(one.snapshot()).toMatchObject({ nearlyFull: { bytes: 3, most: 4 }, readOnly: true });
    room.drop();
    one.online(true);
    await settle();
    expect(one.snapshot()).toMatchObject({ connection: "live", nearlyFull: null, readOnly: false });
  });

  it("stays away when the session has ended", async () => {
    const one = await join(room);
    room.drop(4401, true);
    expect(one.snapshot().connection).toBe("ended");
    expect(one.snapshot().ended).toBe(4401);
    one.online(true);
    await settle();
    expect(one.snapshot().connection).toBe("ended");
  });

  it("fetches a face when the room says that it changed", async () => {
    vi.useFakeTimers();
    const fetchFaces = vi.fn(async (ids: readonly string[]) =>
      ids.map((id) => ({
        application: id as typeof first,
        candidate: testId("cand", 1),
        version: 2,
        name: "Ana García",
        headline: null,
        sight: "shown" as const,
        reading: "read" as const,
        fileName: null,
      })),
    );
    const one = new RoomClient({
      view: room.view(),
      openSocket: room.openSocket,
      post: room.post,
      fetchFaces,
      newCommandId: () => testId("cmd", 1),
      now: () => 0,
    });
    one.connect();
    await vi.advanceTimersByTimeAsync(100);
    fetchFaces.mockClear();
    room.tellAll({ t: "face", application: first, version: 2 });
    await vi.advanceTimersByTimeAsync(100);
    expect(one.snapshot().faces[first]?.name).toBe("Ana García");
    room.tellAll({ t: "face", application: first, version: 2 });
    await vi.advanceTimersByTimeAsync(100);
    expect(fetchFaces.mock.calls.length).toBeLessThanOrEqual(1);
  });
});
