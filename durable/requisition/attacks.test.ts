// Each attack of reference/trust.md §2.2, against a live room. What they did to a stock server stands there; what the
// gate says of their bytes alone is in kit/gate.node.test.ts.
import { abortAllDurableObjects, runInDurableObject } from "cloudflare:test";
import * as encoding from "lib0/encoding";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { canonicalJson } from "#domain/event/schema.ts";
import { encodeSyncStep1 } from "#domain/live/frames.ts";
import { closeCode, frame, limits } from "#domain/live/wire.ts";
import { TestClient, until } from "#durable/testing/client.ts";
import { addApplication, grantOf, newActor, newRoom, type TestRoom } from "#durable/testing/factory.ts";

interface World {
  room: TestRoom;
  card: string;
  victim: TestClient;
  attacker: TestClient;
  /** The attack has changed nothing, and the victim works on: what it does is saved, and seen by who comes now. */
  unharmed(): Promise<void>;
}

const join = async (room: TestRoom, document = "board") => {
  const client = await new TestClient().connect(room, grantOf(newActor(room)), {
    headers: { "x-hotgigs-document": document },
  });
  await until(() => client.synced && client.of("welcome").length === 1);
  return client;
};

async function board(): Promise<World> {
  const room = newRoom();
  await room.open();
  const card = (await addApplication(room)).application;
  const [victim, attacker] = [await join(room), await join(room)];
  victim.doc.getMap("ranks").set(card, "v1");
  await until(() => attacker.ranks()[card] === "v1");
  const before = canonicalJson((await room.stub().dump()).state);
  const unharmed = async () => {
    victim.doc.getMap("ranks").set(card, "v2");
    await victim.saved();
    const late = await join(room);
    expect(late.ranks()).toEqual({ [card]: "v2" });
    const { chainOk, state } = await room.stub().dump();
    expect([chainOk, canonicalJson(state), victim.closed]).toEqual([true, before, null]);
  };
  return { room, card, victim, attacker, unharmed };
}

const refusal = async (attacker: TestClient) => {
  await until(() => attacker.of("refused").length > 0 || attacker.closed !== null);
  return attacker.of("refused")[0]?.refusal.code ?? attacker.closed;
};

/** An update of one struct by hand: nothing but a gap of `length` that claims to be `client`'s. */
function emptySpace(client: number, clock: number, length: number): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const part of [1, 1, client, clock]) encoding.writeVarUint(encoder, part);
  encoding.writeUint8(encoder, 0);
  encoding.writeVarUint(encoder, length);
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

test("writing what is somebody else's: there is a document for each audience, and each knows its own root only", async () => {
  const { attacker, unharmed } = await board();
  const doc = new Y.Doc();
  doc.getMap("scorecard of somebody else").set("score", 1);
  attacker.update(Y.encodeStateAsUpdate(doc));
  expect(await refusal(attacker)).toBe("document.forbiddenContent");
  await unharmed();
});

test("forging a client id: nothing is written in another's name, also after the room was torn down", async () => {
  const { room, card, victim, attacker, unharmed } = await board();
  const forge = (value: string) => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(victim.doc));
    const before = Y.encodeStateVector(doc);
    doc.clientID = victim.doc.clientID;
    doc.getMap("ranks").set(card, value);
    return Y.encodeStateAsUpdate(doc, before);
  };
  attacker.update(forge("f1"));
  expect(await refusal(attacker)).toBe("document.forbiddenContent");
  await unharmed();
  await abortAllDurableObjects();
  const again = await join(room);
  again.update(forge("f2"));
  expect(await refusal(again)).toBe("document.forbiddenContent");
  expect((await room.stub().dump()).ranks).toEqual({ [card]: "v2" });
});

test("poisoning somebody's clock: their later edits still arrive", async () => {
  const { victim, attacker, unharmed } = await board();
  const { clientID } = victim.doc;
  attacker.update(emptySpace(clientID, Y.getState(victim.doc.store, clientID), 1_000_000));
  expect(await refusal(attacker)).toBe("document.forbiddenContent");
  await unharmed();
});

test("a struct of 2^50: no clock grows by what nobody wrote", async () => {
  const { attacker, unharmed } = await board();
  attacker.update(emptySpace(attacker.doc.clientID, 0, 2 ** 50));
  expect(["document.forbiddenContent", "wire.malformed"]).toContain(await refusal(attacker));
  await unharmed();
});

test("ten bytes of deletions without a struct: nothing is wiped", async () => {
  const { victim, attacker, card, unharmed } = await board();
  const encoder = encoding.createEncoder();
  const end = Y.getState(victim.doc.store, victim.doc.clientID);
  for (const part of [0, 1, victim.doc.clientID, 1, 0, end]) encoding.writeVarUint(encoder, part);
  attacker.update(encoding.toUint8Array(encoder));
  expect(await refusal(attacker)).toBe("document.forbiddenContent");
  expect(victim.ranks()[card]).toBe("v1");
  await unharmed();
});

test("2,000 dependants of 5 KB without what they depend on: none waits in the room, on its disk, or for others", async () => {
  const { room, card, unharmed } = await board();
  const document = `notes.${card}.team`;
  const [victim, attacker] = [await join(room, document), await join(room, document)];
  const doc = new Y.Doc();
  doc.getMap("withheld").set("first", "never sent");
  doc.on("update", (update: Uint8Array) => attacker.update(update));
  for (let at = 0; at < 2_000; at += 1) {
    doc.getXmlFragment("body").insert(0, [new Y.XmlText("x".repeat(5_000))]);
  }
  const paragraph = new Y.XmlElement("paragraph");
  victim.doc.getXmlFragment("body").insert(0, [paragraph]);
  await until(() => (victim.of("saved").at(-1)?.updates ?? 0) > 1);
  await until(() => attacker.closed !== null);
  expect([closeCode.reset, closeCode.tooMany]).toContain(attacker.closed);
  const bytes = await runInDurableObject(
    room.stub(),
    (_object, { storage }) =>
      storage.sql
        .exec<{ n: number }>("SELECT sum(length(bytes)) AS n FROM document_log WHERE document = ?", document)
        .one().n,
  );
  expect(bytes).toBeLessThan(1_000);
  await unharmed();
});

test("__proto__ as a JSON value: no object of ours inherits from it", async () => {
  const { card, attacker, unharmed } = await board();
  const doc = new Y.Doc();
  doc.getMap("ranks").set(card, JSON.parse('{"__proto__": {"isAdmin": true}}'));
  attacker.update(Y.encodeStateAsUpdate(doc));
  expect(await refusal(attacker)).toBe("document.forbiddenContent");
  attacker.tell('{"t": "command", "__proto__": {"isAdmin": true}, "command": {"__proto__": {"id": 1}}}');
  await until(() => attacker.of("refused").length === 2);
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  await unharmed();
});

test("5,000 levels, in a document and in JSON: refused, no stack overflows", async () => {
  const { card, attacker, unharmed } = await board();
  const doc = new Y.Doc();
  let at = doc.getMap<unknown>("ranks");
  for (let depth = 0; depth < 1_000; depth += 1) {
    const next = new Y.Map<unknown>();
    at.set(card, next);
    at = next;
  }
  attacker.update(Y.encodeStateAsUpdate(doc));
  expect(await refusal(attacker)).toBe("document.forbiddenContent");
  attacker.tell(`{"t": "command", "command": ${"[".repeat(5_000)}${"]".repeat(5_000)}}`);
  await until(() => attacker.of("refused").length === 2);
  await unharmed();
});

test("asking for a megabyte with three bytes: whoever asks pays for the answers, and is cut off", async () => {
  const { room, card, unharmed } = await board();
  const document = `notes.${card}.team`;
  const doc = new Y.Doc();
  const paragraph = new Y.XmlElement("paragraph");
  doc.getXmlFragment("body").push([paragraph]);
  const words = new Y.XmlText();
  paragraph.push([words]);
  words.applyDelta(
    Array.from({ length: 500 }, (_, at) => ({
      insert: "a",
      attributes: { link: { href: `https://e.example/${at}/`.padEnd(2_000, "x") } },
    })),
  );
  const bytes = Y.encodeStateAsUpdate(doc).slice().buffer as ArrayBuffer;
  await runInDurableObject(room.stub(), (_object, { storage }) => {
    storage.sql.exec(
      "INSERT INTO document_snapshot (document, part, bytes) VALUES (?, 0, ?)",
      document,
      bytes,
    );
  });
  const attacker = await join(room, document);
  const nothing = encodeSyncStep1(Uint8Array.from([0]));
  for (let asked = 0; asked < 150; asked += 1) attacker.send(nothing);
  await until(() => attacker.closed !== null);
  expect(attacker.closed).toBe(closeCode.tooMany);
  const got = attacker.frames.reduce((sum, { length }) => sum + length, 0);
  expect(got).toBeLessThan((limits.frameBurst * 32 + 2 * 1024) * 1024);
  await unharmed();
});

test("presence of somebody else, and of 100,000: nobody is shown what the session does not say", async () => {
  const { card, victim, attacker, unharmed } = await board();
  const entries = (count: number) =>
    Array.from({ length: count }, (_, client) => ({ client, clock: 1, state: { open: card } }));
  attacker.awarenessFrame([
    { client: victim.doc.clientID, clock: 99, state: { user: { name: "The boss" } } },
  ]);
  attacker.awarenessFrame(entries(1_001));
  expect(await refusal(attacker)).toBe("wire.malformed");
  expect(victim.others().size).toBe(0);
  attacker.awarenessFrame(entries(100_000));
  await until(() => attacker.closed !== null);
  expect(attacker.closed).toBe(closeCode.tooLarge);
  await unharmed();
});

test("an update in V2, also the one of 23 bytes that takes a gigabyte: refused unread", async () => {
  const { card, attacker, unharmed } = await board();
  const bomb = Uint8Array.from([0, 0, 5, 1, 255, 255, 255, 255, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 0]);
  attacker.update(bomb);
  expect(await refusal(attacker)).toBe("wire.malformed");
  const doc = new Y.Doc();
  doc.getMap("ranks").set(card, "a0");
  attacker.update(Y.encodeStateAsUpdateV2(doc));
  await until(() => attacker.of("refused").length === 2);
  await unharmed();
});

test("2,000 reconnects with one edit each: the document stays small, and a newcomer gets it in one small frame", async () => {
  const { room, card } = await board();
  // As if they had come and gone: what each of them left, as the room wrote it.
  const doc = new Y.Doc();
  const left: ArrayBuffer[] = [];
  doc.on("update", (update: Uint8Array) => left.push(update.slice().buffer as ArrayBuffer));
  for (let at = 0; at < 2_000; at += 1) {
    doc.clientID = 1_000_000 + at;
    doc.getMap("ranks").set(card, `r${at}x`);
  }
  await abortAllDurableObjects();
  await runInDurableObject(room.stub(), async (_object, { storage }) => {
    storage.sql.exec("DELETE FROM document_log");
    for (const [at, bytes] of left.entries()) {
      storage.sql.exec(
        "INSERT INTO document_log (document, seq, bytes) VALUES ('board', ?, ?)",
        at + 1,
        bytes,
      );
    }
  });
  const late = await join(room);
  const shown = Math.max(...late.frames.filter(([type]) => type === frame.sync).map(({ length }) => length));
  expect(shown).toBeLessThan(100 * 1024);
  expect(late.ranks()).toEqual({ [card]: "r1999x" });
});
