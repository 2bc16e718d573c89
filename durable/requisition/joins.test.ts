/** What joining costs: newcomers are answered from what was encoded for the first of them. */
import { runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { newId } from "#domain/ids/ids.ts";
import { readFrame } from "#domain/live/frames.ts";
import { emptyRoom, evolve } from "#domain/requisition/evolve.ts";
import { Alarms } from "#durable/kit/alarms.ts";
import { boardSchema } from "#durable/requisition/board-document.ts";
import { Members } from "#durable/requisition/members.ts";
import { OpenDocument } from "#durable/requisition/open-document.ts";
import { Welcomes } from "#durable/requisition/welcomes.ts";
import { TestClient, until } from "#durable/testing/client.ts";
import { addApplication, grantOf, newActor, newRoom } from "#durable/testing/factory.ts";

const nothing = Y.encodeStateVector(new Y.Doc());

/** The ranks that a copy has after this answer to its question. */
function ranksAfter(answer: Uint8Array, doc = new Y.Doc()): unknown {
  const [read] = readFrame(answer);
  if (read.kind !== "syncStep2") throw new Error("not an answer");
  Y.applyUpdate(doc, read.update);
  return doc.getMap("ranks").toJSON();
}

test("the second newcomer costs no encoding of the document, until something changes", async () => {
  const room = newRoom();
  await room.open();
  await runInDurableObject(room.stub(), (_, state) => {
    const now = () => Date.now();
    const desk = { now, renew: () => undefined };
    const document = new OpenDocument(
      { name: "board", kind: "board" },
      boardSchema(() => true),
      {
        storage: state.storage,
        members: new Members(desk),
        alarms: new Alarms(state.storage),
        now,
        setTimer: () => undefined,
        expel: () => undefined,
        mayWrite: () => true,
      },
    );
    const write = (rank: string) =>
      state.storage.transactionSync(() =>
        document.live.change((doc) => doc.getMap("ranks").set("app_x", rank)),
      );
    write("a1");
    const first = document.answer(nothing);
    expect(document.answer(nothing)).toBe(first);
    expect(ranksAfter(first)).toEqual({ app_x: "a1" });

    write("a2");
    const second = document.answer(nothing);
    expect(second).not.toBe(first);
    expect(ranksAfter(second)).toEqual({ app_x: "a2" });

    // Who has something already is sent what they lack, not the whole.
    const known = new Y.Doc();
    ranksAfter(first, known);
    const rest = document.answer(Y.encodeStateVector(known));
    expect(rest.length).toBeLessThan(second.length);
    expect(ranksAfter(rest, known)).toEqual({ app_x: "a2" });

    document.letGo();
    expect(ranksAfter(document.answer(nothing))).toEqual({ app_x: "a2" });
  });
});

test("the welcome is encoded once for all readers of a kind, and anew with every fact", () => {
  const welcomes = new Welcomes();
  const state = emptyRoom(newId("org"), newId("req"));
  const about = { t: "welcome", v: 1, seq: 7 } as const;
  const first = welcomes.frame(state, about, true);
  expect(welcomes.frame(state, { ...about }, true)).toBe(first);
  const reader = welcomes.frame(state, { ...about, readOnly: true }, true);
  expect(reader).not.toBe(first);
  const summaries = {};
  const seeing = welcomes.frame(state, { ...about, summaries }, true);
  expect([first, reader]).not.toContain(seeing);
  expect(welcomes.frame(state, { ...about, summaries }, true)).toBe(seeing);
  expect(welcomes.frame(state, { ...about, summaries: {} }, true)).not.toBe(seeing);
  expect(welcomes.frame(state, about, false)).not.toBe(first);
  const next = evolve(state, { type: "requisition.statusChanged", data: { to: "onHold" } } as never);
  const [read] = readFrame(welcomes.frame(next, { ...about, seq: 8 }, true));
  if (read.kind !== "message") throw new Error("not a message");
  expect(JSON.parse(read.text)).toMatchObject({ t: "welcome", seq: 8, state: { status: next.status } });
});

test("whoever joins a live room, before or after a change, has what is there", async () => {
  const room = newRoom();
  await room.open();
  const { application } = await addApplication(room);
  const join = () => new TestClient().connect(room, grantOf(newActor(room)));
  const early = await Promise.all([join(), join(), join()]);
  await until(() => early.every((each) => each.synced && each.of("welcome").length === 1));
  early[0]?.doc.getMap("ranks").set(application, "m3");
  await until(() => early[1]?.ranks()[application] === "m3");
  const second = (await addApplication(room, "z9")).application;
  const late = await Promise.all([join(), join()]);
  await until(() => late.every((each) => each.synced && each.of("welcome").length === 1));
  for (const each of late) {
    expect(each.ranks()).toEqual({ [application]: "m3", [second]: "z9" });
    expect(Object.keys(each.of("welcome")[0]?.state?.applications ?? {}).sort()).toEqual(
      [application, second].sort(),
    );
  }
});
