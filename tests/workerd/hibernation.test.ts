// An idle board costs nothing: it sleeps, nothing rings, nobody is asked, and a ping does not wake it.
import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { beforeEach, expect, test, vi } from "vitest";
import { leaseMs } from "#domain/live/lease.ts";
import { RequisitionRoom } from "#durable/requisition/room.ts";
import { TestClient, until } from "#durable/testing/client.ts";
import { addApplication, grantOf, newActor, newRoom, type TestRoom } from "#durable/testing/factory.ts";
import { LeaseDesk } from "#workers/http/live/lease-desk.ts";

/** What reaches the object of what sockets say; and what it asks the Worker. */
const heard = vi.spyOn(RequisitionRoom.prototype, "webSocketMessage");
const asked = vi.spyOn(LeaseDesk.prototype, "renew").mockResolvedValue(null);
let jumped = 0;
const realNow = Date.now.bind(Date);
vi.spyOn(Date, "now").mockImplementation(() => realNow() + jumped);
beforeEach(() => {
  jumped = 0;
  heard.mockClear();
  asked.mockClear();
});

const alarmsOf = (room: TestRoom) =>
  runInDurableObject(room.stub(), async (_object, { storage }) => ({
    rows: storage.sql.exec<{ kind: string }>("SELECT kind FROM alarms").toArray(),
    at: await storage.getAlarm(),
  }));

/** A board with one card, three people who look at it, and nothing left to do. */
async function quietBoard() {
  const room = newRoom();
  await room.open();
  const card = (await addApplication(room)).application;
  const people: TestClient[] = [];
  for (let at = 0; at < 3; at += 1) {
    const client = await new TestClient().connect(room, grantOf(newActor(room)));
    await client.saved();
    client.look({ open: card });
    people.push(client);
  }
  await until(() => people.every((client) => client.others().size === 2));
  const { head, rankRev } = await room.stub().eventsAfter(0, 0);
  await room.stub().projected(head, rankRev);
  await expect.poll(async () => (await alarmsOf(room)).rows, { timeout: 15_000 }).toEqual([]);
  return { room, card, people };
}

test("a board on which nothing is left to do has no alarm and no timer: it falls asleep, sockets and all", async () => {
  const { room, card, people } = await quietBoard();
  expect(await alarmsOf(room)).toEqual({ rows: [], at: null });
  await evictDurableObject(room.stub());
  expect(people.map(({ closed }) => closed)).toEqual([null, null, null]);
  const late = await new TestClient().connect(room, grantOf(newActor(room)));
  await until(() => late.others().size === 3);
  expect([...late.others().values()].every(({ open }) => open === card)).toBe(true);
});

test("a ping is answered by the platform, and wakes nobody", async () => {
  const { room, card, people } = await quietBoard();
  await evictDurableObject(room.stub());
  heard.mockClear();
  const pongs: unknown[] = [];
  for (const { socket } of people) {
    socket?.addEventListener("message", ({ data }) => pongs.push(data));
    socket?.send("ping");
  }
  await until(() => pongs.length === 3);
  expect(pongs).toEqual(["pong", "pong", "pong"]);
  expect(heard).not.toHaveBeenCalled();
  people[0]?.look({ open: null });
  await until(() => heard.mock.calls.length > 0);
  await until(() => [...(people[1]?.others().values() ?? [])].some(({ open }) => open !== card));
});

test("while it sleeps no lease is looked at, however often they run out; the first frame after that asks once", async () => {
  const { room, card, people } = await quietBoard();
  await evictDurableObject(room.stub());
  jumped = 10 * leaseMs;
  const [first] = people;
  for (const { socket } of people) socket?.send("ping");
  await new Promise((done) => setTimeout(done, 50));
  expect(asked).not.toHaveBeenCalled();
  first?.doc.getMap("ranks").set(card, "b1");
  await until(() => asked.mock.calls.length > 0);
  expect(asked.mock.calls[0]?.[0]).toHaveLength(3);
});
