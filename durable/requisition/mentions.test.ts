import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import * as Y from "yjs";
import type { Grant, Role } from "#domain/access/access.ts";
import { newId } from "#domain/ids/ids.ts";
import { closeCode, type OrganizationMessage } from "#domain/live/wire.ts";
import { asciiJson, TestClient, until } from "#durable/testing/client.ts";
import { addApplication, grantOf, newActor, newRoom, type TestRoom } from "#durable/testing/factory.ts";

const as = (room: TestRoom, role: Role = "recruiter") => grantOf(newActor(room, role));

async function world() {
  const room = newRoom();
  await room.open();
  const card = (await addApplication(room)).application;
  const [anna, ben] = [as(room), as(room, "viewer")];
  return { room, card, anna, ben, own: `notes.${card}.private.${anna.actor.id}` };
}

async function openNote(room: TestRoom, document: string, grant: Grant) {
  const client = await new TestClient().connect(room, grant, { headers: { "x-hotgigs-document": document } });
  if (client.status === 101) await until(() => client.synced && client.of("welcome").length === 1);
  return client;
}

const body = ({ doc }: TestClient) => doc.getXmlFragment("body");

/** A paragraph with words and, if somebody is called, a mention. */
function write(client: TestClient, text: string, ...users: string[]): Y.XmlElement {
  const paragraph = new Y.XmlElement("paragraph");
  const words = new Y.XmlText();
  words.insert(0, text);
  const mentions = users.map((user) => {
    const mention = new Y.XmlElement("mention");
    mention.setAttribute("id", user);
    return mention;
  });
  client.doc.transact(() => {
    paragraph.insert(0, [words, ...mentions]);
    body(client).push([paragraph]);
  });
  return paragraph;
}

async function openList(room: TestRoom, grant: Grant) {
  const hub = env.ORGANIZATION.getByName(room.address.organization);
  const headers = { upgrade: "websocket", "x-hotgigs-grant": asciiJson(grant) };
  const { webSocket } = await hub.fetch("https://hotgigs.test/", { headers });
  const unseen: number[] = [];
  webSocket?.addEventListener("message", (event) => {
    const message = JSON.parse(String(event.data)) as OrganizationMessage;
    if (message.t === "notices") unseen.push(message.unseen);
  });
  webSocket?.accept();
  await until(() => unseen.length === 1);
  return { hub, unseen };
}

test("a private note is read by whom it mentions, and by them only while it does", async () => {
  const { room, anna, ben, own } = await world();
  const author = await openNote(room, own, anna);
  expect((await openNote(room, own, ben)).status).toBe(404);
  const call = write(author, "SECRET one ", ben.actor.id);
  await author.saved();
  const reader = await openNote(room, own, ben);
  expect(reader.status).toBe(101);
  expect(body(reader).toString()).toContain("SECRET one");
  expect(reader.of("welcome")[0]?.readOnly).toBe(true);
  // Others who see candidates are none the wiser, also those who run the house.
  expect((await openNote(room, own, as(room, "owner"))).status).toBe(404);
  const frames = reader.frames.length;
  author.doc.transact(() => {
    call.delete(1, 1);
    write(author, "SECRET two");
  });
  await until(() => reader.closed !== null);
  expect(reader.closed).toBe(closeCode.accessRemoved);
  // The very change that ends it is not shown any more.
  expect(reader.frames.length).toBe(frames);
  expect(body(reader).toString()).not.toContain("SECRET two");
  expect((await openNote(room, own, ben)).status).toBe(404);
  expect(author.closed).toBeNull();
});

test("who is mentioned but may not see candidates reads nothing, and a reader writes nothing", async () => {
  const { room, anna, own } = await world();
  const [agency, carl] = [as(room, "agency"), as(room)];
  const author = await openNote(room, own, anna);
  write(author, "x", agency.actor.id, carl.actor.id);
  await author.saved();
  expect((await openNote(room, own, agency)).status).toBe(403);
  const reader = await openNote(room, own, carl);
  const before = author.frames.length;
  write(reader, "let me in", newId("usr"));
  await until(() => reader.of("refused").length === 1);
  expect(reader.of("refused")[0]?.refusal.code).toBe("document.readOnly");
  expect(author.frames.length).toBe(before);
});

test("readers outlive the object's sleep, and a paragraph that goes takes its mention along", async () => {
  const { room, card, anna, ben, own } = await world();
  const author = await openNote(room, own, anna);
  write(author, "a", ben.actor.id);
  await author.saved();
  const notes = () => room.stub().privateNotes(card, ben.actor.id);
  expect(await notes()).toEqual({ authors: [anna.actor.id], readers: [] });
  expect(await room.stub().privateNotes(card, anna.actor.id)).toEqual({
    authors: [],
    readers: [ben.actor.id],
  });
  body(author).delete(0, 1);
  await author.saved();
  expect(await notes()).toEqual({ authors: [], readers: [] });
});

test("a mention is told once, counted live, seen, and taken back with the mention", async () => {
  const { room, card, anna, ben } = await world();
  const [list, others] = [await openList(room, ben), await openList(room, as(room))];
  const team = `notes.${card}.team`;
  const author = await openNote(room, team, anna);
  // As an editor does: it says where its caret is before it writes.
  author.look({});
  await new Promise((resolve) => setTimeout(resolve, 50));
  const call = write(author, "SECRET", ben.actor.id, anna.actor.id);
  await until(() => list.unseen.at(-1) === 1);
  write(author, "again", ben.actor.id);
  await author.saved();
  const [notice, ...more] = await list.hub.noticesOf(ben.actor.id);
  expect(more).toEqual([]);
  expect(notice).toMatchObject({ by: anna.actor.id, application: card, document: team, seen: false });
  expect(JSON.stringify(notice)).not.toContain("SECRET");
  expect(await list.hub.noticesOf(anna.actor.id)).toEqual([]);
  await list.hub.noticesSeen(ben.actor.id, notice?.id ?? "");
  await until(() => list.unseen.at(-1) === 0);
  body(author).delete(1, 1);
  call.delete(1, 1);
  await until(() => author.of("saved").at(-1)?.updates === 5);
  await expect.poll(() => list.hub.noticesOf(ben.actor.id)).toEqual([]);
  expect(others.unseen).toEqual([0]);
});

test("a notice waits in the room until the hub has it", async () => {
  const { room, card, anna, ben } = await world();
  const author = await openNote(room, `notes.${card}.team`, anna);
  write(author, "x", ben.actor.id);
  await author.saved();
  const waiting = () =>
    runInDurableObject(room.stub(), (_object, { storage }) =>
      storage.sql.exec("SELECT count(*) AS n FROM notices").one(),
    );
  await expect.poll(waiting).toEqual({ n: 0 });
});
