// The attacks of reference/trust.md §2.2, each as it was reproduced against a stock server.
import * as encoding from "lib0/encoding";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { newId } from "#domain/ids/ids.ts";
import { boardSchema } from "#durable/requisition/board-document.ts";
import { checkUpdate, gateLimits } from "./gate.ts";

const ann = newId("app");
const bob = newId("app");
const schema = boardSchema((application) => application === ann || application === bob);

/** A board with one card that user "victim" has placed, and what the gate says to an attacker. */
function board() {
  const doc = new Y.Doc();
  schema.prepare(doc);
  const victim = new Y.Doc();
  victim.getMap("ranks").set(ann, "a0");
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(victim));
  const owners = new Map([[victim.clientID, "victim"]]);
  const check = (update: Uint8Array, user = "attacker") =>
    checkUpdate(update, { doc, schema, user, owner: (client) => owners.get(client) });
  return { doc, victim, check };
}

/** An update by hand: structs as raw writers, then deletions. */
function update(
  clients: { client: number; clock: number; structs: ((encoder: encoding.Encoder) => void)[] }[],
  deletes: { client: number; ranges: [number, number][] }[] = [],
): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, clients.length);
  for (const { client, clock, structs } of clients) {
    encoding.writeVarUint(encoder, structs.length);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    for (const write of structs) write(encoder);
  }
  encoding.writeVarUint(encoder, deletes.length);
  for (const { client, ranges } of deletes) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, ranges.length);
    for (const [clock, len] of ranges) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, len);
    }
  }
  return encoding.toUint8Array(encoder);
}

const gc = (length: number) => (encoder: encoding.Encoder) => {
  encoding.writeUint8(encoder, 0);
  encoding.writeVarUint(encoder, length);
};

const edit = (change: (doc: Y.Doc) => void): Uint8Array => {
  const doc = new Y.Doc();
  change(doc);
  return Y.encodeStateAsUpdate(doc);
};

const refused = (code: string) => ({ ok: false, refusal: { code } });

test("an honest reorder passes, and says whose client id is new", () => {
  const { victim, check, doc } = board();
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  const before = Y.encodeStateVector(other);
  other.getMap("ranks").set(ann, "b0");
  const change = Y.encodeStateAsUpdate(other, before);
  expect(check(change)).toEqual({ ok: true, value: { fresh: [other.clientID], news: true } });
  expect(check(Y.encodeStateAsUpdate(victim))).toMatchObject({ value: { fresh: [], news: false } });
});

test("writing as somebody else's client is refused", () => {
  const { victim, check } = board();
  const before = Y.encodeStateVector(victim);
  victim.getMap("ranks").set(ann, "c0");
  expect(check(Y.encodeStateAsUpdate(victim, before))).toEqual(refused("document.forbiddenContent"));
  expect(check(Y.encodeStateAsUpdate(victim, before), "victim")).toMatchObject({ ok: true });
});

test("poisoning somebody's clock is refused, with a million ticks and with 2^50", () => {
  const { victim, check } = board();
  const next = { client: victim.clientID, clock: 1 };
  expect(check(update([{ ...next, structs: [gc(1_000_000)] }]))).toMatchObject({ ok: false });
  expect(check(update([{ client: 7, clock: 0, structs: [gc(2 ** 50)] }]))).toMatchObject({ ok: false });
  expect(check(update([{ client: 7, clock: 0, structs: [gc(1)] }]))).toMatchObject({ ok: false });
});

test("a wipe without structs passes the structure, and is refused by what it does", () => {
  const { doc, victim, check } = board();
  const wipe = update([], [{ client: victim.clientID, ranges: [[0, 1]] }]);
  expect(check(wipe)).toMatchObject({ value: { news: true } });
  let keys: string[] | null = [];
  doc.once("afterTransaction", (transaction: Y.Transaction) => {
    keys = schema.changed(doc, transaction);
  });
  Y.applyUpdate(doc, wipe);
  expect(keys).toBeNull();
});

test("deleting what nobody has written is refused", () => {
  const { victim, check } = board();
  expect(check(update([], [{ client: victim.clientID, ranges: [[0, 5_000]] }]))).toEqual(
    refused("document.gap"),
  );
  expect(check(update([], [{ client: 99, ranges: [[0, 1]] }]))).toEqual(refused("document.gap"));
});

test("dependants without what they depend on are refused, not kept waiting", () => {
  const { check } = board();
  const doc = new Y.Doc();
  doc.getMap("ranks").set(ann, "a");
  const first = Y.encodeStateVector(doc);
  doc.getMap("ranks").set(ann, "b");
  expect(check(Y.encodeStateAsUpdate(doc, first))).toEqual(refused("document.gap"));
  const far = new Y.Doc();
  Y.applyUpdate(far, Y.encodeStateAsUpdate(doc));
  const before = Y.encodeStateVector(far);
  far.getMap("ranks").set(ann, "c");
  expect(check(Y.encodeStateAsUpdate(far, before))).toEqual(refused("document.gap"));
});

test("only ranks of known applications may be in the board document", () => {
  const { check } = board();
  const wrong = [
    edit((doc) => doc.getMap("evil").set(ann, "a0")),
    edit((doc) => doc.getMap("ranks").set(newId("app"), "a0")),
    edit((doc) => doc.getMap("ranks").set("__proto__", "a0")),
    edit((doc) => doc.getMap("ranks").set(ann, { __proto__: { isAdmin: true } })),
    edit((doc) => doc.getMap("ranks").set(ann, JSON.parse('{"__proto__":{"isAdmin":true}}'))),
    edit((doc) => doc.getMap("ranks").set(ann, 5)),
    edit((doc) => doc.getMap("ranks").set(ann, "not a rank")),
    edit((doc) => doc.getMap("ranks").set(ann, "a".repeat(201))),
    edit((doc) => doc.getMap("ranks").set(ann, new Y.Map())),
    edit((doc) => doc.getMap("ranks").set(ann, new Y.Text("x"))),
    edit((doc) => doc.getMap("ranks").set(ann, new Uint8Array(9))),
    edit((doc) => doc.getMap("ranks").set(ann, new Y.Doc())),
    edit((doc) => doc.getArray("ranks").push(["a0"])),
    edit((doc) => doc.getText("ranks").insert(0, "a0")),
  ];
  for (const each of wrong) expect(check(each)).toEqual(refused("document.forbiddenContent"));
});

test("deep nesting, V2 bytes and rubbish are refused without an exception", () => {
  const { check } = board();
  let deep: unknown = "x";
  for (let at = 0; at < 5_000; at += 1) deep = [deep];
  const encoder = encoding.createEncoder();
  for (const byte of [1, 1, 7, 0, 8, 1, 5]) encoding.writeUint8(encoder, byte);
  for (let at = 0; at < 60_000; at += 1) for (const byte of [117, 1]) encoding.writeUint8(encoder, byte);
  expect(check(encoding.toUint8Array(encoder)).ok).toBe(false);
  const doc = new Y.Doc();
  doc.getMap("ranks").set(ann, "a0");
  doc.getMap("ranks").set(bob, "a0");
  expect(check(Y.encodeStateAsUpdateV2(doc)).ok).toBe(false);
  // yjs#687: 23 bytes of V2 that expand to gigabytes; as V1 they are nothing.
  const bomb = Uint8Array.from([0, 0, 5, 1, 255, 255, 255, 255, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 0]);
  expect(check(bomb).ok).toBe(false);
});

test("size, structs and deleted ranges have limits", () => {
  const { check, victim } = board();
  expect(check(new Uint8Array(gateLimits.bytes + 1))).toEqual(refused("wire.tooLarge"));
  const many = update([{ client: 7, clock: 0, structs: Array.from({ length: 5_001 }, () => gc(1)) }]);
  expect(check(many)).toEqual(refused("wire.tooLarge"));
  const ranges = Array.from({ length: gateLimits.deleteRanges + 1 }, (): [number, number] => [0, 1]);
  const deletes = update([], [{ client: victim.clientID, ranges }]);
  expect(deletes.length).toBeLessThan(gateLimits.bytes);
  expect(check(deletes)).toEqual(refused("wire.tooLarge"));
});

test("an honest client's clock does not jump: a million ticks in one update are the most", () => {
  const any = { prepare: () => undefined, allows: () => true, changed: () => [] };
  const check = (length: number) =>
    checkUpdate(update([{ client: 7, clock: 0, structs: [gc(length)] }]), {
      doc: new Y.Doc(),
      schema: any,
      user: "attacker",
      owner: () => undefined,
    });
  expect(check(gateLimits.ticks)).toMatchObject({ ok: true });
  expect(check(gateLimits.ticks + 1)).toEqual(refused("document.forbiddenContent"));
});
