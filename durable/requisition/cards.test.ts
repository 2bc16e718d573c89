import { abortAllDurableObjects } from "cloudflare:test";
import { expect, test } from "vitest";
import * as Y from "yjs";
import type { Grant, Role } from "#domain/access/access.ts";
import { type Id, newId } from "#domain/ids/ids.ts";
import { TestClient, until } from "#durable/testing/client.ts";
import {
  addApplication,
  command,
  grantOf,
  newActor,
  newRoom,
  type TestRoom,
} from "#durable/testing/factory.ts";

const as = (room: TestRoom, role: Role = "recruiter") => grantOf(newActor(room, role));
const label = (name: string) => ({ id: newId("lbl"), name, hue: 200 });

async function world() {
  const room = newRoom();
  await room.open();
  const [urgent, referral] = [label("Urgent"), label("Referral")];
  const lists = { reasons: [room.reason], closeReasons: [], labels: [urgent, referral], sources: [] };
  granted(await room.stub().execute(room.system, command("requisition.setLists", lists)));
  const card = (await addApplication(room)).application;
  return { room, card, urgent: urgent.id, referral: referral.id };
}

function granted(answer: { ok: boolean }): void {
  expect(answer).toMatchObject({ ok: true });
}

async function openCard(room: TestRoom, card: string, grant: Grant = as(room)) {
  const headers = { "x-hotgigs-document": `card.${card}` };
  const client = await new TestClient().connect(room, grant, { headers });
  if (client.status === 101) await until(() => client.synced && client.of("welcome").length === 1);
  return client;
}

async function openBoard(room: TestRoom) {
  const client = await new TestClient().connect(room, as(room));
  await until(() => client.synced && client.of("welcome").length === 1);
  return client;
}

const labels = ({ doc }: TestClient) => [...doc.getMap("labels").keys()].sort();
const items = ({ doc }: TestClient) => Object.values(doc.getMap("checklist").toJSON());
const fields = (text: string, more = {}) => ({
  text,
  done: false,
  assignee: null,
  due: null,
  rank: "a1",
  ...more,
});

function addItem(client: TestClient, id: string, values: Record<string, unknown>): void {
  client.doc.getMap("checklist").set(id, new Y.Map(Object.entries(values)));
}

test("labels and items are edited by several at once, and the board shows what comes of it", async () => {
  const { room, card, urgent } = await world();
  const board = await openBoard(room);
  const [anna, ben] = [await openCard(room, card), await openCard(room, card)];
  anna.doc.getMap("labels").set(urgent, true);
  const id = newId("chk");
  addItem(ben, id, fields("Call the reference", { due: "2026-12-01" }));
  await until(() => labels(ben).length === 1 && items(anna).length === 1);
  const item = ben.doc.getMap("checklist").get(id) as Y.Map<unknown>;
  item.set("done", true);
  await until(() => board.of("summary").at(-1)?.summary.done === 1);
  expect(board.of("summary").at(-1)).toEqual({
    t: "summary",
    application: card,
    summary: { labels: [urgent], done: 1, total: 1 },
  });
  const late = await openBoard(room);
  expect(late.of("welcome")[0]?.summaries).toEqual({ [card]: { labels: [urgent], done: 1, total: 1 } });
  await abortAllDurableObjects().catch(() => undefined);
  const snapshot = await room.stub().snapshot();
  expect(snapshot.ok && snapshot.value.summaries[card]?.labels).toEqual([urgent]);
});

test("a command labels a card in its own transaction: once, live, and refused for labels that nobody knows", async () => {
  const { room, card, urgent, referral } = await world();
  const [board, open] = [await openBoard(room), await openCard(room, card)];
  open.doc.getMap("labels").set(referral, true);
  await open.saved();
  const put = command("application.label", { application: card, add: [urgent], remove: [referral] });
  const recruiter = newActor(room);
  const seq = (await room.stub().dump()).head;
  granted(await room.stub().execute(recruiter, put));
  granted(await room.stub().execute(recruiter, put));
  await until(() => labels(open).includes(urgent) && !labels(open).includes(referral));
  await until(() => board.of("summary").at(-1)?.summary.labels[0] === urgent);
  // Labels are no facts: nothing is told to anybody who is not of the team.
  expect((await room.stub().dump()).head).toBe(seq);
  const unknown = command("application.label", { application: card, add: [newId("lbl")], remove: [] });
  expect(await room.stub().execute(recruiter, unknown)).toMatchObject({ refusal: { code: "label.missing" } });
  const viewer = newActor(room, "viewer");
  const again = command("application.label", { application: card, add: [referral], remove: [] });
  expect(await room.stub().execute(viewer, again)).toMatchObject({ refusal: { code: "access.denied" } });
  expect((await room.stub().dump()).chainOk).toBe(true);
});

test("a stage's checklist comes with entering it, once: what was done or taken away stays so", async () => {
  const { room, card } = await world();
  const { screen, inbox } = room.stages;
  const checklist = ["Read the résumé", "Book a call"].map((text) => ({ id: newId("chk"), text }));
  const [first, second] = checklist.map(({ id }) => id) as [Id<"chk">, Id<"chk">];
  const move = (to: Id<"stg">, rank: string) =>
    room.stub().execute(newActor(room), command("application.move", { application: card, to, rank }));
  granted(await room.stub().execute(room.system, command("stage.edit", { stage: screen.id, checklist })));
  const open = await openCard(room, card);
  granted(await move(screen.id, "b0"));
  await until(() => items(open).length === 2);
  expect(items(open)).toMatchObject([{ text: "Read the résumé" }, { text: "Book a call" }]);
  const map = open.doc.getMap<Y.Map<unknown>>("checklist");
  map.get(first)?.set("done", true);
  map.delete(second);
  await open.saved();
  granted(await move(inbox.id, "b1"));
  const third = { id: newId("chk"), text: "Send the test" };
  granted(
    await room
      .stub()
      .execute(room.system, command("stage.edit", { stage: screen.id, checklist: [...checklist, third] })),
  );
  granted(await move(screen.id, "b2"));
  await until(() => map.has(third.id));
  expect(items(open)).toMatchObject([{ done: true }, { text: "Send the test" }]);
  const created = newId("app");
  granted(
    await room.stub().execute(
      room.system,
      command("application.create", {
        application: created,
        candidate: newId("cand"),
        stage: screen.id,
        rank: "c",
        source: "manual",
      }),
    ),
  );
  expect(items(await openCard(room, created))).toHaveLength(3);
});

test("what the panel never writes is refused, and nobody is shown it", async () => {
  const { room, card, urgent } = await world();
  const chk = newId("chk");
  const evil: ((doc: Y.Doc) => void)[] = [
    (doc) => doc.getMap("labels").set(newId("lbl"), true),
    (doc) => doc.getMap("labels").set(urgent, "<b>"),
    (doc) => doc.getMap("labels").set("__proto__", true),
    (doc) => doc.getMap("secrets").set("x", true),
    (doc) => doc.getMap("checklist").set("x", new Y.Map(Object.entries(fields("x")))),
    (doc) => doc.getMap("checklist").set(chk, "text"),
    (doc) => doc.getMap("checklist").set(chk, new Y.Map([["text", "half an item"]])),
    (doc) => doc.getMap("checklist").set(chk, new Y.Map(Object.entries(fields("x", { due: "soon" })))),
    (doc) => doc.getMap("checklist").set(chk, new Y.Map(Object.entries(fields("x", { html: "x" })))),
    (doc) => doc.getMap("checklist").set(chk, new Y.Map(Object.entries(fields("x".repeat(500))))),
    (doc) => doc.getMap("checklist").set(chk, new Y.Array()),
    (doc) => {
      for (let at = 0; at < 101; at += 1) {
        doc.getMap("checklist").set(newId("chk"), new Y.Map(Object.entries(fields("x"))));
      }
    },
  ];
  const reader = await openCard(room, card);
  await until(() => reader.of("saved").length === 1);
  const frames = reader.frames.length;
  for (const act of evil) {
    const client = await openCard(room, card);
    client.doc.transact(() => act(client.doc));
    await until(() => client.of("refused").length === 1);
    expect(client.of("refused")[0]?.refusal.code).toBe("document.forbiddenContent");
    client.close();
  }
  expect(reader.frames.length).toBe(frames);
});

test("viewers read a card's labels and change none; who sees no candidates gets no socket", async () => {
  const { room, card, urgent } = await world();
  const viewer = await openCard(room, card, as(room, "viewer"));
  viewer.doc.getMap("labels").set(urgent, true);
  await until(() => viewer.of("refused").length === 1);
  expect(viewer.of("refused")[0]?.refusal.code).toBe("document.readOnly");
  expect((await openCard(room, card, as(room, "agency"))).status).toBe(403);
  expect((await openCard(room, newId("app"))).status).toBe(404);
});
