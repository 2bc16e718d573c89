import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { newId } from "#domain/ids/ids.ts";
import { closeCode, limits, wireVersion } from "#domain/live/wire.ts";
import { TestClient, until } from "#durable/testing/client.ts";
import { addApplication, grantOf, newActor, newRoom } from "#durable/testing/factory.ts";

async function board() {
  const room = newRoom();
  await room.open();
  const card = (await addApplication(room)).application;
  const join = async (role: "recruiter" | "viewer" = "recruiter") => {
    const client = await new TestClient().connect(room, grantOf(newActor(room, role)));
    await until(() => client.synced && client.of("welcome").length === 1);
    return client;
  };
  return { room, card, join };
}

const rank = (client: TestClient, card: string, value: string) => client.doc.getMap("ranks").set(card, value);

test("a room takes so many sockets and no more, and says so with its own code", async () => {
  const { room } = await board();
  const clients: TestClient[] = [];
  for (let at = 0; at < limits.socketsPerRoom; at += 1) {
    clients.push(await new TestClient().connect(room, grantOf(newActor(room))));
  }
  const late = await new TestClient().connect(room, grantOf(newActor(room)));
  await until(() => late.closed !== null);
  expect(late.closed).toBe(closeCode.roomFull);
  expect(late.frames).toEqual([]);
  expect(clients.every(({ closed }) => closed === null)).toBe(true);
  clients[0]?.close();
  await expect.poll(async () => (await room.stub().whoIsHere()).length).toBe(limits.socketsPerRoom - 1);
  const again = await new TestClient().connect(room, grantOf(newActor(room)));
  await until(() => again.synced);
});

test("a flood is heard up to its burst and no further; the others' edits all arrive meanwhile", async () => {
  const { room, card, join } = await board();
  const [anna, ben, flooder] = [await join(), await join(), await join()];
  const frames = 20 * limits.frameBurst;
  const startedAt = Date.now();
  const others: Promise<void>[] = [];
  for (let at = 0; at < frames; at += 1) {
    rank(flooder, card, `f${at}a`);
    if (at % (frames / 10) === 0) {
      const round = at / (frames / 10) + 1;
      rank(anna, card, `b${round}`);
      others.push(until(() => (anna.of("saved").at(-1)?.updates ?? 0) > round));
    }
  }
  await Promise.all(others);
  await until(() => flooder.closed !== null);
  expect(flooder.closed).toBe(closeCode.tooMany);
  const seconds = (Date.now() - startedAt) / 1_000;
  const heard = flooder.of("saved").at(-1)?.updates ?? 0;
  expect(heard).toBeLessThan(limits.frameBurst + limits.framesPerSecond * (seconds + 1));
  // A flush is two changes or more, or it comes after the shortest window: on a slow machine there are more of them.
  const flushes = Math.max(heard / 2 + 40, (seconds * 1_000) / 4);
  // What the flood cost the others: they were sent a frame a flush, not a frame an edit.
  const shown = ben.frames.filter((frame) => frame[0] === 0).length;
  expect(shown).toBeLessThan(flushes);
  expect([anna.closed, ben.closed]).toEqual([null, null]);
  const rows = await runInDurableObject(
    room.stub(),
    (_object, { storage }) =>
      storage.sql.exec<{ n: number }>("SELECT count(*) AS n FROM document_log").one().n,
  );
  expect(rows).toBeLessThan(flushes);
  // Frames that were under way when the flood was cut off still pass by, unheard.
  await until(() => ben.ranks()[card] === anna.ranks()[card]);
  rank(ben, card, "z9");
  await until(() => anna.ranks()[card] === "z9");
});

test("who was cut off for a flood is let in again after a while, and nobody else waits for that", async () => {
  const { room, card } = await board();
  const actor = newActor(room);
  const come = () => new TestClient().connect(room, grantOf(actor));
  const flooder = await come();
  await until(() => flooder.synced);
  for (let at = 0; at < 3 * limits.frameBurst; at += 1) rank(flooder, card, `f${at}a`);
  await until(() => flooder.closed === closeCode.tooMany);
  const cutOffAt = Date.now();
  const again = await come();
  await until(() => again.closed !== null);
  expect(again.closed).toBe(closeCode.tooMany);
  expect(again.frames).toEqual([]);
  const other = await new TestClient().connect(room, grantOf(newActor(room)));
  await until(() => other.synced);
  const back = async () => {
    const client = await come();
    await until(() => client.synced || client.closed !== null);
    return client.synced;
  };
  await expect.poll(back, { timeout: limits.floodAwayMs + 10_000, interval: 500 }).toBe(true);
  expect(Date.now() - cutOffAt).toBeGreaterThanOrEqual(limits.floodAwayMs - 50);
});

test("who comes to a board whose document is nearly full is told so, once", async () => {
  const { room } = await board();
  const doc = new Y.Doc();
  for (let at = 0; at < 20_000; at += 1) doc.getMap("ranks").set(newId("app"), "a0".padEnd(30, "x"));
  const bytes = Y.encodeStateAsUpdate(doc).slice().buffer as ArrayBuffer;
  await evictDurableObject(room.stub());
  await runInDurableObject(room.stub(), (_object, { storage }) => {
    storage.sql.exec("DELETE FROM document_log");
    storage.sql.exec("INSERT INTO document_snapshot (document, part, bytes) VALUES ('board', 0, ?)", bytes);
  });
  const anna = await new TestClient().connect(room, grantOf(newActor(room)));
  await until(() => anna.synced && anna.of("nearlyFull").length === 1);
  anna.tell({ t: "hello", v: wireVersion, seq: 0 });
  await until(() => anna.of("welcome").length === 2);
  expect(anna.of("nearlyFull")).toMatchObject([{ most: limits.documentHardBytes }]);
});

test("who may only look at the board is told so once for all they try, and keeps the socket", async () => {
  const { card, join } = await board();
  const [anna, viewer] = [await join(), await join("viewer")];
  expect(viewer.of("welcome")[0]).toMatchObject({ readOnly: true });
  expect(anna.of("welcome")[0]).not.toHaveProperty("readOnly");
  for (let at = 0; at < 20; at += 1) rank(viewer, card, `v${at}a`);
  viewer.look({ open: card });
  await until(() => anna.others().size === 1);
  expect(viewer.of("refused")).toMatchObject([{ id: null, refusal: { code: "document.readOnly" } }]);
  expect(viewer.closed).toBeNull();
  viewer.renew();
  await until(() => viewer.synced && viewer.ranks()[card] === "a0");
  rank(anna, card, "c1");
  await until(() => viewer.ranks()[card] === "c1");
});
