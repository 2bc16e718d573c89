import "fake-indexeddb/auto";
import { beforeEach, expect, test } from "vitest";
import { FakeRoom, rest, testId, testState } from "../fake-room.ts";
import { openDatabase } from "../keep/database.ts";
import { RoomClient } from "../room-client.ts";
import { Journal } from "./journal.ts";
import { undoKeep } from "./undo-keep.ts";

const [first, second] = [testId("app", 1), testId("app", 2)];
const [fresh, interview, offer] = [testId("stg", 1), testId("stg", 2), testId("stg", 3)];
const reason = testId("rsn", 1);
let commands = 0;
let user = 0;
let room: FakeRoom;

async function page(disk: Promise<IDBDatabase | null> | null = null) {
  const client = new RoomClient({
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
  const journal = new Journal(client, disk && undoKeep(disk, testId("req", 1)), () => 500);
  journal.start();
  client.connect();
  await rest(20);
  return { client, journal };
}

const at = (id = first) => {
  const { stage, status, assignee } = room.state.applications[id] ?? {};
  return [stage, status, ...(assignee ? [assignee] : [])];
};

beforeEach(() => {
  room = new FakeRoom(testState(3));
  user += 1;
});

test("takes back and does again, one after the other, in the order in which it was done", async () => {
  const { client, journal } = await page();
  void client.command("application.move", { application: first, to: interview, rank: "a5", from: fresh });
  void client.command("application.assign", { application: first, assignee: "usr_a" });
  void client.command("application.reject", { application: first, reason });
  await rest(20);
  expect(at()).toEqual([interview, "rejected", "usr_a"]);
  journal.undo();
  journal.undo();
  await rest(20);
  expect(at()).toEqual([interview, "active"]);
  journal.redo();
  await rest(20);
  expect(at()).toEqual([interview, "active", "usr_a"]);
  for (let n = 0; n < 2; n += 1) journal.undo();
  await rest(20);
  expect(at()).toEqual([fresh, "active"]);
  expect(journal.undoable).toBeNull();
  void client.command("application.hire", { application: second });
  expect(journal.redoable).toBeNull();
});

test("many that were given together are taken back together, but for what others have changed since", async () => {
  const [{ client, journal }, other] = [await page(), await page()];
  const moves = [1, 2, 3].map((n) => ({
    type: "application.move" as const,
    args: { application: testId("app", n), to: interview, rank: `a${n}`, from: fresh },
  }));
  await client.batch(moves);
  await other.client.command("application.reject", { application: second, reason });
  await rest(20);
  const turned = journal.undo();
  expect(turned?.done).toHaveLength(2);
  expect(turned?.overtaken.map(({ by }) => by)).toEqual([
    { what: "application", id: second, status: "rejected", stage: interview },
  ]);
  await rest(20);
  expect([at(first), at(second), at(testId("app", 3))]).toEqual([
    [fresh, "active"],
    [interview, "rejected"],
    [fresh, "active"],
  ]);
});

test("what was refused is nothing to be taken back; an order within a stage is", async () => {
  const { client, journal } = await page();
  await client.command("application.move", { application: testId("app", 9), to: interview, rank: "a1" });
  expect(journal.undoable).toBeNull();
  await client.command("application.move", { application: first, to: fresh, rank: "a1" });
  client.setRank(first, "a8");
  await rest(20);
  expect(room.doc.getMap("ranks").get(first)).toBe("a8");
  journal.undo();
  await rest(20);
  expect(room.doc.getMap("ranks").get(first)).toBe("a1");
});

test("it is still there after a reload, for this person; and works without a connection", async () => {
  const owner = { organization: "org", user: `usr_${user}` };
  const before = await page(openDatabase(owner));
  await before.client.command("application.move", { application: first, to: offer, rank: "a5", from: fresh });
  await rest(50);
  before.client.disconnect();
  const after = await page(openDatabase(owner));
  await rest(50);
  room.network = false;
  room.drop();
  expect(after.journal.undo()?.overtaken).toEqual([]);
  expect(after.client.snapshot().state.applications[first]?.stage).toBe(fresh);
  room.network = true;
  after.client.online(true);
  await rest(50);
  expect(at()).toEqual([fresh, "active"]);
  const stranger = await page(openDatabase({ ...owner, user: "usr_other" }));
  await rest(50);
  expect(stranger.journal.undoable).toBeNull();
});
