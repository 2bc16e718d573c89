import {
  abortAllDurableObjects,
  evictDurableObject,
  runDurableObjectAlarm,
  runInDurableObject,
} from "cloudflare:test";
import { expect, test } from "vitest";
import * as Y from "yjs";
import type { Grant, Role } from "#domain/access/access.ts";
import { newId } from "#domain/ids/ids.ts";
import { closeCode, limits } from "#domain/live/wire.ts";
import { loadedBytesMost } from "#durable/requisition/documents.ts";
import { TestClient, until } from "#durable/testing/client.ts";
import {
  addApplication,
  command,
  grantOf,
  newActor,
  newRoom,
  type TestRoom,
} from "#durable/testing/factory.ts";

async function world() {
  const room = newRoom();
  await room.open();
  const card = (await addApplication(room)).application;
  return { room, card, team: `notes.${card}.team`, managers: `notes.${card}.managers` };
}

const as = (room: TestRoom, role: Role = "recruiter") => grantOf(newActor(room, role));

async function openNote(room: TestRoom, document: string, grant: Grant = as(room)) {
  const client = await new TestClient().connect(room, grant, { headers: { "x-hotgigs-document": document } });
  if (client.status === 101) await until(() => client.synced);
  return client;
}

const body = ({ doc }: TestClient) => doc.getXmlFragment("body");

function write(client: TestClient, text: string, node = "paragraph"): void {
  const element = new Y.XmlElement(node);
  const words = new Y.XmlText();
  words.insert(0, text);
  element.insert(0, [words]);
  body(client).push([element]);
}

/** What a document's log holds, as if somebody had written it long ago. */
async function put(room: TestRoom, document: string, fill: (body: Y.XmlFragment) => void): Promise<void> {
  const doc = new Y.Doc();
  fill(doc.getXmlFragment("body"));
  const update = Y.encodeStateAsUpdate(doc);
  await runInDurableObject(room.stub(), (_object, { storage }) => {
    for (let at = 0; at * 1_000_000 < update.length; at += 1) {
      const part = update.slice(at * 1_000_000, (at + 1) * 1_000_000).buffer as ArrayBuffer;
      storage.sql.exec(
        "INSERT INTO document_snapshot (document, part, bytes) VALUES (?, ?, ?)",
        document,
        at,
        part,
      );
    }
  });
}

/** Text with so many links of about 2 KB each. */
const links = (count: number) => (fragment: Y.XmlFragment) => {
  const paragraph = new Y.XmlElement("paragraph");
  const words = new Y.XmlText();
  fragment.push([paragraph]);
  paragraph.push([words]);
  words.applyDelta(
    Array.from({ length: count }, (_, at) => ({
      insert: "a",
      attributes: { link: { href: `https://e.example/${at}/`.padEnd(2_000, "x") } },
    })),
  );
};

test("two people write one note, each sees the other's words and caret, and both are told what is saved", async () => {
  const { room, team } = await world();
  const [anna, ben] = [await openNote(room, team), await openNote(room, team)];
  write(anna, "Strong on optics");
  await until(() => body(ben).toString().includes("optics"));
  write(ben, "Asks for Lisbon", "heading");
  body(ben)
    .get(1)
    ?.setAttribute("level", 2 as never);
  await until(() => body(anna).toString() === body(ben).toString() && body(anna).length === 2);
  const place = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(body(anna), 0));
  anna.look({ cursor: { anchor: place, head: place } });
  await until(() => ben.others().size === 1);
  expect([...ben.others().values()][0]).toMatchObject({ cursor: { anchor: { tname: "body" } }, user: {} });
  await Promise.all([anna.saved(), ben.saved()]);
  expect(anna.of("welcome")[0]).toEqual({ t: "welcome", v: 1, seq: 0 });
});

test("who may not read a note gets no socket and not one byte, whatever they may do elsewhere", async () => {
  const { room, team, managers, card } = await world();
  const mine = as(room);
  const own = `notes.${card}.private.${mine.actor.id}`;
  const writers = [
    await openNote(room, team),
    await openNote(room, managers),
    await openNote(room, own, mine),
  ];
  const refused = [
    await openNote(room, team, as(room, "agency")),
    await openNote(room, team, as(room, "interviewer")),
    await openNote(room, managers, as(room, "coordinator")),
    await openNote(room, managers, as(room, "viewer")),
  ];
  const missing = [
    await openNote(room, own, as(room, "owner")),
    await openNote(room, `notes.${newId("app")}.team`),
    await openNote(room, "notes"),
    await openNote(room, `notes.${card}.team`, as(newRoom())),
  ];
  const board = await new TestClient().connect(room, as(room));
  await until(() => board.synced && board.of("welcome").length === 1 && board.of("saved").length === 1);
  const before = board.frames.length;
  for (const writer of writers) write(writer, "SECRET");
  await until(() => writers.every((each) => each.of("saved").at(-1)?.updates === 2));
  expect(refused.map(({ status }) => status)).toEqual(Array(4).fill(403));
  expect(missing.map(({ status }) => status)).toEqual(Array(4).fill(404));
  expect([...refused, ...missing].flatMap(({ frames }) => frames)).toEqual([]);
  expect(board.frames.length).toBe(before);
  const bytes = writers.map(({ frames }) => frames.length);
  write(writers[0] as TestClient, "more");
  await until(() => writers[0]?.of("saved").at(-1)?.updates === 3);
  expect(writers.slice(1).map(({ frames }) => frames.length)).toEqual(bytes.slice(1));
});

test("presence stays within its document", async () => {
  const { room, team, managers, card } = await world();
  const [anna, ben] = [await openNote(room, team), await openNote(room, managers)];
  const board = await new TestClient().connect(room, as(room));
  board.look({ open: card });
  anna.look({});
  const carl = await openNote(room, team);
  await until(() => carl.others().size === 1);
  expect([ben.others().size, anna.others().size, board.others().size]).toEqual([0, 0, 0]);
});

test("commands go over the board only, and a note's reader hears no facts", async () => {
  const { room, card, team } = await world();
  const anna = await openNote(room, team);
  anna.command(command("application.move", { application: card, to: room.stages.screen.id, rank: "b" }));
  await until(() => anna.of("refused").length === 1);
  expect(anna.of("refused")[0]?.refusal.code).toBe("access.denied");
  await addApplication(room, "b5");
  await room.stub().faceChanged(card, 3);
  write(anna, "x");
  await until(() => anna.of("saved").length > 1);
  expect([...anna.of("events"), ...anna.of("face")]).toEqual([]);
});

test("a client id belongs to its first writer in each document, apart from the others", async () => {
  const { room, team, managers } = await world();
  const [anna, ben] = [await openNote(room, team), await openNote(room, team)];
  write(anna, "mine");
  await until(() => body(ben).length === 1);
  const forged = new Y.Doc();
  Y.applyUpdate(forged, Y.encodeStateAsUpdate(anna.doc));
  forged.clientID = anna.doc.clientID;
  forged.getXmlFragment("body").push([new Y.XmlElement("paragraph")]);
  ben.update(Y.encodeStateAsUpdate(forged, Y.encodeStateVector(anna.doc)));
  await until(() => ben.of("refused").length === 1);
  expect(ben.of("refused")[0]?.refusal.code).toBe("document.forbiddenContent");
  const other = await openNote(room, managers);
  other.doc.clientID = anna.doc.clientID;
  write(other, "another document");
  await until(() => other.of("saved").at(-1)?.updates === 2);
  expect(body(anna).length).toBe(1);
});

test("what no editor of ours writes is refused, and nobody is shown it", async () => {
  const { room, team } = await world();
  const anna = await openNote(room, team);
  write(anna, "good");
  const element = (name: string, attributes: Record<string, unknown> = {}) => {
    const made = new Y.XmlElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as never);
    return made;
  };
  const deep = (fragment: Y.XmlFragment) => {
    let at: Y.XmlFragment = fragment;
    for (let depth = 0; depth < 40; depth += 1) {
      const next = element("blockquote");
      at.push([next]);
      at = next;
    }
  };
  const link = (fragment: Y.XmlFragment) => {
    const words = new Y.XmlText();
    fragment.push([element("paragraph")]);
    (fragment.get(fragment.length - 1) as Y.XmlElement).push([words]);
    words.insert(0, "x", { link: { href: "javascript:alert(1)" } });
  };
  const evil: ((doc: Y.Doc) => void)[] = [
    (doc) => doc.getXmlFragment("body").push([element("script")]),
    (doc) => doc.getXmlFragment("body").push([element("paragraph", { onclick: "x" })]),
    (doc) => doc.getXmlFragment("body").push([element("heading", { level: 99 })]),
    (doc) => doc.getXmlFragment("body").push([new Y.XmlText("text in the root")]),
    (doc) => deep(doc.getXmlFragment("body")),
    (doc) => link(doc.getXmlFragment("body")),
    (doc) => doc.getMap("ranks").set("a", "b"),
    (doc) => doc.getXmlFragment("elsewhere").push([element("paragraph")]),
    (doc) => doc.getMap("body").set("a", "b"),
    (doc) => doc.getArray("body").push([{ __proto__: { isAdmin: true } }]),
    (doc) => doc.getXmlFragment("body").push([new Y.XmlHook("x") as unknown as Y.XmlText]),
  ];
  for (const attack of evil) {
    const ben = await openNote(room, team);
    const doc = new Y.Doc();
    attack(doc);
    ben.update(Y.encodeStateAsUpdate(doc));
    await until(() => ben.of("refused").length === 1);
    expect(ben.of("refused")[0]?.refusal.code).toBe("document.forbiddenContent");
    ben.close();
  }
  const late = await openNote(room, team);
  expect(body(late).toString()).toBe("<paragraph>good</paragraph>");
  write(anna, "still here");
  await until(() => body(late).length === 2);
  expect(anna.closed).toBeNull();
});

test("text has an end: one character too many is refused, fewer after a deletion are not", async () => {
  const { room, team } = await world();
  await put(room, team, (fragment) => {
    const paragraph = new Y.XmlElement("paragraph");
    fragment.push([paragraph]);
    paragraph.push([new Y.XmlText("x".repeat(199_990))]);
  });
  const anna = await openNote(room, team);
  write(anna, "0123456789");
  await until(() => anna.of("saved").at(-1)?.updates === 2);
  write(anna, "!");
  await until(() => anna.of("refused").length === 1);
  anna.renew();
  await until(() => anna.synced && body(anna).length === 2);
  body(anna).delete(1, 1);
  write(anna, "0123");
  const late = await openNote(room, team);
  await until(() => body(late).toString().endsWith("<paragraph>0123</paragraph>"));
  expect(anna.of("refused")).toHaveLength(1);
});

test("who may only read is told so at once, then once for what they try, and nobody sees it", async () => {
  const { room, team } = await world();
  const [anna, viewer] = [await openNote(room, team), await openNote(room, team, as(room, "viewer"))];
  await until(() => viewer.of("welcome").length === 1);
  expect(viewer.of("welcome")[0]).toMatchObject({ readOnly: true });
  for (const word of ["a", "b", "c", "d", "e"]) write(viewer, word);
  viewer.look({});
  await until(() => anna.others().size === 1);
  expect(viewer.of("refused")).toMatchObject([{ id: null, refusal: { code: "document.readOnly" } }]);
  viewer.renew();
  await until(() => viewer.synced);
  expect(body(viewer).length).toBe(0);
  write(viewer, "again");
  await until(() => viewer.of("refused").length === 2);
  write(anna, "seen");
  await until(() => body(viewer).toString().includes("seen"));
  expect([viewer.closed, body(anna).length]).toEqual([null, 1]);
});

test("a note sleeps, dies and is put together without losing a word", async () => {
  const { room, team } = await world();
  const grant = as(room);
  const anna = await openNote(room, team, grant);
  write(anna, "one");
  await until(() => anna.of("saved").at(-1)?.updates === 2);
  await evictDurableObject(room.stub());
  write(anna, "two");
  await until(() => anna.of("saved").at(-1)?.updates === 3);
  await runInDurableObject(room.stub(), async (_object, { storage }) => {
    storage.sql.exec("INSERT INTO alarms (kind, key, at, data) VALUES ('compact', ?, 0, '')", team);
    await storage.setAlarm(Date.now());
  });
  await expect
    .poll(() =>
      runInDurableObject(
        room.stub(),
        (_object, { storage }) =>
          storage.sql.exec("SELECT count(*) AS n FROM document_log WHERE document = ?", team).one().n,
      ),
    )
    .toBe(0);
  write(anna, "three");
  await until(() => anna.of("saved").at(-1)?.updates === 4);
  await abortAllDurableObjects();
  const late = await openNote(room, team);
  expect(body(late).toString()).toBe(body(anna).toString());
  expect(body(late).length).toBe(3);
});

test("documents are let go when together they are too large, and come back whole when somebody writes", async () => {
  const { room, card } = await world();
  const size = 1024 * 1024;
  const count = Math.ceil((1.5 * loadedBytesMost) / size);
  const clients: TestClient[] = [];
  for (let at = 0; at < count; at += 1) {
    const grant = as(room);
    const name = `notes.${card}.private.${grant.actor.id}`;
    await put(room, name, links(512));
    clients.push(await openNote(room, name, grant));
  }
  const most = loadedBytesMost / size;
  const { loadedDocuments } = await room.stub().dump();
  expect(loadedDocuments).toBeLessThanOrEqual(most + 1);
  expect(loadedDocuments).toBeGreaterThan(most / 2);
  for (const [at, client] of clients.entries()) write(client, `line ${at}`);
  await until(() => clients.every((each) => each.of("saved").at(-1)?.updates === 2));
  expect((await room.stub().dump()).loadedDocuments).toBeLessThanOrEqual(most + 1);
  const [first] = clients;
  first?.renew();
  await until(() => first?.synced === true);
  expect(first && body(first).length).toBe(2);
});

test("a document that is nearly full tells its writers once; a full one takes nothing more but what makes room", async () => {
  const { room, team, managers } = await world();
  await put(room, team, links(600));
  const [anna, viewer] = [await openNote(room, team), await openNote(room, team, as(room, "viewer"))];
  write(anna, "a little more");
  await until(() => anna.of("saved").at(-1)?.updates === 2);
  expect(anna.of("nearlyFull")).toMatchObject([{ most: limits.documentHardBytes }]);
  expect(anna.of("nearlyFull")[0]?.bytes).toBeGreaterThan(limits.documentSoftBytes);
  expect(viewer.of("nearlyFull")).toEqual([]);
  await put(room, managers, links(2_150));
  const ben = await openNote(room, managers);
  write(ben, "too much");
  await until(() => ben.closed !== null);
  expect(ben.closed).toBe(closeCode.documentFull);
  // Who comes to a full document has nothing to add to it, and stays.
  const carl = await openNote(room, managers);
  await carl.saved();
  expect([body(carl).length, carl.of("nearlyFull").length, carl.closed]).toEqual([1, 1, null]);
  body(carl).delete(0, 1);
  await until(() => carl.of("saved").at(-1)?.updates === 2);
  await runDurableObjectAlarm(room.stub());
  const before = carl.of("saved").length;
  write(carl, "room again");
  await until(() => carl.of("saved").length > before);
  expect([carl.of("refused"), carl.closed]).toEqual([[], null]);
});
