import { IDBFactory } from "fake-indexeddb";
import { beforeEach, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { FakeRoom, rest, testState } from "#app/live/fake-room.ts";
import { closeCode } from "#domain/live/wire.ts";
import { DocumentClient } from "./document-client.ts";
import { countWaiting, openDatabase } from "./keep/database.ts";
import { RoomKeep } from "./keep/room-keep.ts";

const owner = { organization: "org", user: "usr" };

let factory: IDBFactory;
let room: FakeRoom;
let pages = 0;

/** A page that shows the note; after a reload it is another one over the same disk. */
async function page(): Promise<DocumentClient> {
  pages += 1;
  const keep = new RoomKeep(openDatabase(owner, factory), "req_1/notes.app_1.team", `tab${pages}`);
  const client = new DocumentClient({ openSocket: room.openSocket, keep });
  client.connect();
  await vi.waitFor(
    () => expect(client.snapshot()).toMatchObject({ synced: true, connection: "live" }),
    10_000,
  );
  await rest(80);
  return client;
}

function write(client: DocumentClient, words: string): void {
  const text = new Y.XmlText();
  text.insert(0, words);
  client.snapshot().doc.getXmlFragment("body").push([text]);
}

const words = (doc: Y.Doc) => doc.getXmlFragment("body").toString();

function cut(...clients: DocumentClient[]): void {
  room.network = false;
  room.drop();
  for (const client of clients) client.online(false);
}

beforeEach(() => {
  factory = new IDBFactory();
  room = new FakeRoom(testState(1));
});

it("says saved when the room has said it, and to everybody what somebody wrote", async () => {
  const [one, other] = [await page(), await page()];
  write(one, "hello");
  expect(one.snapshot().unsaved).toBe(1);
  await rest(80);
  expect(one.snapshot()).toMatchObject({ unsaved: 0, unkept: 0, connection: "live", synced: true });
  expect(words(other.snapshot().doc)).toBe("hello");
  expect(await countWaiting(factory)).toBe(0);
});

it("keeps on the disk what was written without a connection, and a later page sends it once", async () => {
  const one = await page();
  write(one, "before ");
  await rest(80);
  cut(one);
  write(one, "on the train");
  await rest(80);
  expect(one.snapshot()).toMatchObject({ unsaved: 1, unkept: 0, connection: "offline" });
  expect(await countWaiting(factory)).toBe(1);
  one.disconnect();
  room.network = true;
  const after = await page();
  await rest(80);
  expect(words(room.doc)).toBe("before on the train");
  expect(words(after.snapshot().doc)).toBe("before on the train");
  expect(after.snapshot().unsaved).toBe(0);
  await rest(80);
  expect(await countWaiting(factory)).toBe(0);
});

it("starts anew when a change was refused, and says why until it was read", async () => {
  const one = await page();
  const before = one.snapshot().doc;
  room.tellAll({ t: "refused", id: null, refusal: { code: "document.forbiddenContent" } });
  await rest(80);
  expect(one.snapshot().doc).not.toBe(before);
  expect(one.snapshot().refused?.code).toBe("document.forbiddenContent");
  one.understood();
  expect(one.snapshot().refused).toBeNull();
});

it("forgets what waits when access is gone", async () => {
  const one = await page();
  cut(one);
  write(one, "secret");
  await rest(80);
  expect(await countWaiting(factory)).toBe(1);
  room.network = true;
  one.online(true);
  room.drop(closeCode.accessRemoved, true);
  await vi.waitFor(() => {
    if (one.snapshot().ended === null) room.drop(closeCode.accessRemoved, true);
    expect(one.snapshot()).toMatchObject({ connection: "ended", ended: closeCode.accessRemoved });
  }, 10_000);
  await rest(80);
  expect(await countWaiting(factory)).toBe(0);
});
