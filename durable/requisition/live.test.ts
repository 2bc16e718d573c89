import {
  abortAllDurableObjects,
  evictDurableObject,
  runDurableObjectAlarm,
  runInDurableObject,
} from "cloudflare:test";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { hueOf } from "#domain/live/hue.ts";
import { closeCode, limits } from "#domain/live/wire.ts";
import { TestClient, until } from "#durable/testing/client.ts";
import { addApplication, command, grantOf, newActor, newRoom } from "#durable/testing/factory.ts";

/** A room with cards "a0" and "a1", and two people in it. */
async function board() {
  const room = newRoom();
  await room.open();
  const first = (await addApplication(room, "a0")).application;
  const second = (await addApplication(room, "a1")).application;
  const [annaGrant, benGrant] = [grantOf(newActor(room)), grantOf(newActor(room))];
  const anna = await new TestClient().connect(room, annaGrant);
  const ben = await new TestClient().connect(room, benGrant);
  await until(() => anna.synced && ben.synced && ben.of("welcome").length === 1);
  return { room, first, second, anna, ben, annaGrant, benGrant };
}

const rank = (client: TestClient, application: string, value: string) =>
  client.doc.getMap("ranks").set(application, value);

test("who comes is given the state, or the events that they lack", async () => {
  const { room, anna, annaGrant } = await board();
  expect(anna.of("welcome")[0]).toMatchObject({ seq: 5, state: { status: "open" } });
  const later = await new TestClient().connect(room, annaGrant);
  later.tell({ t: "hello", v: 1, seq: 3 });
  await until(() => later.of("welcome").length === 2);
  const [, welcome] = later.of("welcome");
  expect(welcome?.events?.map((event) => event.seq)).toEqual([4, 5]);
});

test("a reorder by one is seen by the other, is durable for its author, and lands in the projection", async () => {
  const { room, first, anna, ben } = await board();
  const saved = anna.of("saved").length;
  const { rankRev } = await room.stub().eventsAfter(0, 0);
  rank(anna, first, "b7");
  await until(() => ben.ranks()[first] === "b7" && anna.of("saved").length > saved);
  const news = await room.stub().eventsAfter(5, rankRev);
  expect(news).toMatchObject({ events: [], ranks: { [first]: "b7" }, rankRev: rankRev + 1 });
  expect((await room.stub().dump()).chainOk).toBe(true);
});

test("the author of an update is not sent it back", async () => {
  const { first, anna, ben } = await board();
  const before = anna.frames.filter((frame) => frame[0] === 0).length;
  rank(anna, first, "c1");
  await until(() => ben.ranks()[first] === "c1");
  expect(anna.frames.filter((frame) => frame[0] === 0)).toHaveLength(before);
});

test("a plain y-websocket client syncs, edits, and is never sent a message of our own", async () => {
  const { room, first, anna } = await board();
  const stock = await new TestClient().connect(room, grantOf(newActor(room)), { stock: true });
  await until(() => stock.synced);
  expect(stock.ranks()).toEqual(anna.ranks());
  rank(stock, first, "d4");
  await until(() => anna.ranks()[first] === "d4");
  expect(stock.frames.every((frame) => frame[0] !== 100)).toBe(true);
});

test("presence is made from the session, whatever a client says of itself", async () => {
  const { first, anna, ben, benGrant } = await board();
  ben.look({ open: first, dragging: first, user: { id: "usr_boss", name: "The boss", hue: 1 } });
  await until(() => anna.others().size === 1);
  const id = benGrant.actor.id;
  expect([...anna.others().values()]).toEqual([
    { open: first, dragging: first, user: { id, name: benGrant.name, hue: hueOf(id) } },
  ]);
});

test("nobody speaks or leaves for somebody else", async () => {
  const { first, anna, ben } = await board();
  ben.look({ open: first });
  await until(() => anna.others().size === 1);
  const [benClient] = anna.others().keys();
  const frames = ben.frames.length;
  anna.look({ open: null, dragging: first }, benClient);
  anna.awarenessFrame([{ client: benClient ?? 0, clock: 99, state: null }]);
  anna.look({ open: first });
  await until(() => ben.others().size === 1);
  expect(ben.frames.length).toBe(frames + 1);
  expect(anna.others().get(benClient ?? 0)).toMatchObject({ open: first, dragging: null });
  expect(anna.closed).toBeNull();
});

test("a closed socket takes its presence along", async () => {
  const { anna, ben } = await board();
  ben.look({});
  await until(() => anna.others().size === 1);
  ben.close();
  await until(() => anna.others().size === 0);
});

test("presence survives hibernation, and so does its end", async () => {
  const { room, first, anna, ben } = await board();
  ben.look({ open: first });
  await until(() => anna.others().size === 1);
  await evictDurableObject(room.stub());
  const carl = await new TestClient().connect(room, grantOf(newActor(room)));
  await until(() => carl.others().size === 1);
  expect([...carl.others().values()][0]).toMatchObject({ open: first });
  await evictDurableObject(room.stub());
  ben.close();
  await until(() => anna.others().size === 0 && carl.others().size === 0);
});

test("after hibernation edits, commands and the count of what is saved go on", async () => {
  const { room, first, second, anna, ben } = await board();
  rank(anna, first, "b1");
  await until(() => ben.ranks()[first] === "b1");
  await anna.saved();
  const saved = anna.of("saved").at(-1)?.updates ?? 0;
  await evictDurableObject(room.stub());
  rank(anna, second, "b2");
  ben.command(command("application.move", { application: first, to: room.stages.screen.id, rank: "c1" }));
  await until(() => ben.ranks()[second] === "b2" && anna.events().includes("application.moved"));
  await anna.saved();
  expect(anna.of("saved").at(-1)?.updates).toBe(saved + 1);
});

test("what is saved is counted from the client's last question on, also if the room slept right after it", async () => {
  const { room, first, second, anna, ben } = await board();
  for (const value of ["b1", "b2", "b3"]) rank(anna, first, value);
  await until(() => ben.ranks()[first] === "b3");
  await anna.saved();
  anna.renew();
  await until(() => anna.synced);
  await evictDurableObject(room.stub());
  const before = anna.of("saved").length;
  rank(anna, second, "c1");
  await until(() => anna.of("saved").length > before);
  expect(anna.of("saved").at(-1)?.updates).toBe(1);
});

test("what was shown or acknowledged is there after the object was torn down in the middle of it", async () => {
  const { room, first, second, anna, ben, annaGrant, benGrant } = await board();
  const acked = new Set<string>();
  for (let round = 0; round < 5; round += 1) {
    const add = { ...(await addApplication(room, `c${round}`)) };
    acked.add(add.application);
    rank(anna, first, `d${round}`);
    rank(ben, second, `e${round}`);
    await until(() => ben.ranks()[first] === `d${round}` && anna.ranks()[second] === `e${round}`);
    await abortAllDurableObjects();
    const dump = await room.stub().dump();
    expect(dump.chainOk).toBe(true);
    expect(dump.ranks).toMatchObject({ [first]: `d${round}`, [second]: `e${round}` });
    expect(Object.keys(dump.state?.applications ?? {})).toEqual(expect.arrayContaining([...acked]));
    await anna.connect(room, annaGrant);
    await ben.connect(room, benGrant);
    for (const client of [anna, ben]) client.renew();
    await until(() => anna.synced && ben.synced);
  }
});

test("who may not order the board is told so, and what they did changes nothing", async () => {
  const { room, first, anna } = await board();
  const viewer = await new TestClient().connect(room, grantOf(newActor(room, "viewer")));
  await until(() => viewer.synced);
  rank(viewer, first, "z9");
  await until(() => viewer.of("refused").length === 1);
  expect(viewer.of("refused")[0]).toMatchObject({ id: null, refusal: { code: "document.readOnly" } });
  expect(anna.ranks()[first]).toBe("a0");
});

test("a wipe, a forged client and foreign content change nothing; the third in a row closes the socket", async () => {
  const { room, first, anna, ben } = await board();
  const before = await room.stub().dump();
  const wipe = new Y.Doc();
  Y.applyUpdate(wipe, Y.encodeStateAsUpdate(ben.doc));
  wipe.getMap("ranks").clear();
  ben.update(Y.encodeStateAsUpdate(wipe));
  const forged = new Y.Doc();
  Y.applyUpdate(forged, Y.encodeStateAsUpdate(anna.doc));
  rank(anna, first, "a5");
  await until(() => ben.ranks()[first] === "a5");
  forged.clientID = anna.doc.clientID;
  forged.getMap("ranks").set(first, "f0");
  forged.getMap("ranks").set(first, "f1");
  ben.update(Y.encodeStateAsUpdate(forged));
  const evil = new Y.Doc();
  evil.getMap("evil").set("a", "b");
  ben.update(Y.encodeStateAsUpdate(evil));
  await until(() => ben.closed !== null);
  expect(ben.closed).toBe(closeCode.reset);
  expect(ben.of("refused").map((message) => message.refusal.code)).toEqual(
    Array(3).fill("document.forbiddenContent"),
  );
  const after = await room.stub().dump();
  expect(after).toMatchObject({ chainOk: true, ranks: { ...before.ranks, [first]: "a5" } });
  expect(anna.closed).toBeNull();
});

test("good edits that wait for their flush survive somebody else's bad one", async () => {
  const { room, first, second, anna, ben } = await board();
  const evil = new Y.Doc();
  Y.applyUpdate(evil, Y.encodeStateAsUpdate(ben.doc));
  evil.getMap("ranks").delete(first);
  for (let turn = 0; turn < 10; turn += 1) rank(anna, second, `b${turn}`);
  ben.update(Y.encodeStateAsUpdate(evil));
  rank(anna, second, "bz");
  await until(() => ben.ranks()[second] === "bz" && ben.of("refused").length === 1);
  expect((await room.stub().dump()).ranks).toEqual({ [first]: "a0", [second]: "bz" });
});

test("broken frames are refused, the third in a row closes with its code", async () => {
  const { anna } = await board();
  anna.send("not binary");
  anna.send(Uint8Array.from([77, 1, 2]));
  await until(() => anna.of("refused").length === 2);
  expect(anna.of("refused").map((each) => each.refusal.code)).toEqual(["wire.malformed", "wire.unknownType"]);
  anna.send(Uint8Array.from([0, 2, 200]));
  await until(() => anna.closed !== null);
  expect(anna.closed).toBe(closeCode.malformed);
});

test("bad JSON, unknown commands and stages that are gone are answered, and the socket stays", async () => {
  const { first, anna } = await board();
  anna.tell("{not json");
  anna.command({ ...command("application.unreject", { application: first }), type: "application.fly" });
  anna.command({ ...command("application.unreject", { application: first }), args: { application: 5 } });
  const gone = (await board()).room.stages.screen.id;
  anna.command(command("application.move", { application: first, to: gone, rank: "a" }));
  anna.command({ id: command("application.unreject", { application: first }).id });
  await until(() => anna.of("refused").length === 5);
  const codes = anna.of("refused").map((each) => each.refusal.code);
  expect(codes).toEqual([
    "wire.malformed",
    "command.unknown",
    "input.invalid",
    "stage.missing",
    "input.invalid",
  ]);
  expect(anna.of("refused").filter((each) => each.id === null)).toHaveLength(1);
  expect(anna.closed).toBeNull();
});

test("too large a frame, too many frames and an old client have each their own code", async () => {
  const { room, annaGrant, anna, ben } = await board();
  anna.send(new Uint8Array(limits.frameBytes + 1));
  for (let at = 0; at < 5 * limits.frameBurst; at += 1) ben.send(Uint8Array.from([3]));
  const old = await new TestClient().connect(room, annaGrant);
  old.tell({ t: "hello", v: 999, seq: 0 });
  await until(() => anna.closed !== null && ben.closed !== null && old.closed !== null);
  expect([anna.closed, ben.closed, old.closed]).toEqual([
    closeCode.tooLarge,
    closeCode.tooMany,
    closeCode.outdated,
  ]);
});

test("a user may have so many sockets and no more", async () => {
  const { room, annaGrant } = await board();
  const sockets = [];
  for (let at = 1; at < limits.socketsPerUser; at += 1) {
    sockets.push(await new TestClient().connect(room, annaGrant));
  }
  const last = await new TestClient().connect(room, annaGrant);
  await until(() => last.closed !== null);
  expect(last.closed).toBe(closeCode.tooManyTabs);
  expect(sockets.every((each) => each.closed === null)).toBe(true);
});

test("a lease that ran out is asked for before the socket is sent or asked anything; a session that nobody knows ends", async () => {
  const { room, first, anna, ben } = await board();
  const short = await new TestClient().connect(room, grantOf(newActor(room), { leaseUntil: Date.now() - 1 }));
  rank(anna, first, "q1");
  await until(() => ben.ranks()[first] === "q1" && short.closed !== null);
  expect(short.closed).toBe(closeCode.sessionEnded);
  expect(short.frames).toEqual([]);
});

test("ended sessions and users are off the board at once", async () => {
  const { room, anna, ben, annaGrant, benGrant } = await board();
  expect(await room.stub().endSessions({ sessions: [annaGrant.session] }, closeCode.sessionEnded)).toBe(1);
  expect(await room.stub().endSessions({ users: [benGrant.actor.id] }, closeCode.accessRemoved)).toBe(1);
  await until(() => anna.closed !== null && ben.closed !== null);
  expect([anna.closed, ben.closed]).toEqual([closeCode.sessionEnded, closeCode.accessRemoved]);
});

test("who may not see the board, and who is of another organization, gets no socket", async () => {
  const { room } = await board();
  const agency = await new TestClient().connect(room, grantOf(newActor(room, "agency")));
  const foreign = await new TestClient().connect(room, grantOf(newActor(newRoom())));
  const nobody = await new TestClient().connect(room, grantOf(newActor(room)), {
    headers: { "x-hotgigs-grant": "{}" },
  });
  expect([agency.status, foreign.status, nobody.status]).toEqual([403, 404, 401]);
  expect(await new TestClient().connect(newRoom(), grantOf(newActor(room)))).toMatchObject({ status: 404 });
});

test("a face that changed is told to all", async () => {
  const { room, first, anna, ben } = await board();
  await room.stub().faceChanged(first, 7);
  await until(() => anna.of("face").length === 1 && ben.of("face").length === 1);
  expect(anna.of("face")[0]).toEqual({ t: "face", application: first, version: 7 });
});

test("compaction by the alarm keeps everything, and editing goes on", async () => {
  const { room, first, second, anna, ben } = await board();
  for (const value of ["b1", "b2", "b3"]) rank(anna, first, value);
  await until(() => ben.ranks()[first] === "b3");
  const rows = (storage: DurableObjectStorage, table: string) =>
    storage.sql.exec(`SELECT count(*) AS n FROM ${table}`).one().n;
  await runInDurableObject(room.stub(), async (_object, { storage }) => {
    storage.sql.exec("INSERT INTO alarms (kind, key, at, data) VALUES ('compact', 'board', 0, '')");
    await storage.setAlarm(Date.now() + 100_000);
  });
  await runDurableObjectAlarm(room.stub());
  await runInDurableObject(room.stub(), (_object, { storage }) => {
    expect([rows(storage, "document_log"), rows(storage, "document_snapshot")]).toEqual([0, 1]);
  });
  rank(ben, second, "c9");
  await until(() => anna.ranks()[second] === "c9");
  await abortAllDurableObjects();
  expect(await room.stub().dump()).toMatchObject({ chainOk: true, ranks: { [first]: "b3", [second]: "c9" } });
});
