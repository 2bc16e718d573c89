import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { newId } from "#domain/ids/ids.ts";
import { inboxId } from "#domain/ids/objects.ts";
import { closeCode, limits } from "#domain/live/wire.ts";
import { TestClient, until } from "#durable/testing/client.ts";
import { addApplication, command, grantOf, newActor, newRoom } from "#durable/testing/factory.ts";

test("a room is opened once; the same command twice is answered twice", async () => {
  const room = newRoom();
  const input = { status: "open" as const, stages: Object.values(room.stages), reasons: [room.reason] };
  const id = newId("cmd");
  expect(await room.stub().open(input, room.system, id)).toEqual({ ok: true, value: { seq: 1 } });
  expect(await room.stub().open(input, room.system, id)).toEqual({ ok: true, value: { seq: 1 } });
  expect(await room.stub().open(input, room.system, newId("cmd"))).toMatchObject({
    refusal: { code: "requisition.exists" },
  });
});

test("a command sent twice happens once and has the same answer", async () => {
  const room = newRoom();
  await room.open();
  const { application } = await addApplication(room);
  const actor = newActor(room);
  const move = command("application.move", { application, to: room.stages.screen.id, rank: "a1" });
  const first = await room.stub().execute(actor, move);
  expect(first).toMatchObject({ ok: true });
  expect(await room.stub().execute(actor, move)).toEqual(first);
  const { events } = await room.stub().eventsAfter(0, 0);
  expect(events.filter((event) => event.type === "application.moved")).toHaveLength(1);
});

test("two sockets see a move, in order, and the sender is told that it is durable", async () => {
  const room = newRoom();
  await room.open();
  const { application } = await addApplication(room);
  const anna = await new TestClient().connect(room, grantOf(newActor(room)));
  const ben = await new TestClient().connect(room, grantOf(newActor(room)));
  await until(() => anna.of("welcome").length === 1 && ben.of("welcome").length === 1 && ben.synced);
  const move = command("application.move", { application, to: room.stages.screen.id, rank: "b5" });
  anna.command(move);
  await until(() => anna.of("ack").length === 1 && ben.events().length === 2);
  expect(ben.events()).toEqual(["application.moved", "announcement.made"]);
  expect(anna.events()).toEqual(ben.events());
  expect(anna.of("ack")[0]).toMatchObject({ id: move.id });
  await until(() => ben.ranks()[application] === "b5" && anna.ranks()[application] === "b5");
});

test("an announced move reaches the candidate's inbox", async () => {
  const room = newRoom();
  await room.open();
  const { application, candidate } = await addApplication(room);
  await room
    .stub()
    .execute(
      newActor(room),
      command("application.move", { application, to: room.stages.screen.id, rank: "b" }),
    );
  const inbox = env.INBOX.getByName(inboxId({ organization: room.address.organization, candidate }));
  await expect.poll(() => inbox.entries(application)).toHaveLength(2);
});

test("dump proves the chain, the state and the ranks", async () => {
  const room = newRoom();
  await room.open();
  await addApplication(room);
  expect(await room.stub().dump()).toMatchObject({ events: 3, head: 3, chainOk: true });
});

test("a refusal is remembered too: the same id has the same answer when things have changed", async () => {
  const room = newRoom();
  await room.open();
  const { application } = await addApplication(room);
  const actor = newActor(room);
  const unreject = command("application.unreject", { application });
  const first = await room.stub().execute(actor, unreject);
  expect(first).toMatchObject({ refusal: { code: "application.notRejected" } });
  await room.stub().execute(actor, command("application.reject", { application, reason: room.reason.id }));
  expect(await room.stub().execute(actor, unreject)).toEqual(first);
});

test("an id that stands for something else, or for somebody else's command, is refused", async () => {
  const room = newRoom();
  await room.open();
  const { application } = await addApplication(room);
  const move = command("application.move", { application, to: room.stages.screen.id, rank: "a1" });
  await room.stub().execute(newActor(room), move);
  const reused = { refusal: { code: "command.reused" } };
  expect(await room.stub().execute(newActor(room), move)).toMatchObject(reused);
});

test("rooms that are not there, other organizations, and backdating by people are refused", async () => {
  const room = newRoom();
  await room.open();
  const { application } = await addApplication(room);
  const hire = () => command("application.hire", { application });
  const missing = { refusal: { code: "resource.missing" } };
  expect(await newRoom().stub().execute(newActor(room), hire())).toMatchObject(missing);
  expect(await room.stub().execute(newActor(newRoom()), hire())).toMatchObject(missing);
  const denied = { refusal: { code: "access.denied" } };
  expect(await room.stub().execute(newActor(room), hire(), 1_000)).toMatchObject(denied);
  expect(await room.stub().execute(newActor(room, "viewer"), hire())).toMatchObject(denied);
  expect(await room.stub().execute(room.system, hire(), 1_000)).toMatchObject({ ok: true });
  const { events } = await room.stub().eventsAfter(3, 0);
  expect(events[0]).toMatchObject({ type: "application.hired", at: 1_000, actor: { kind: "system" } });
});

test("a command that cannot be written leaves nothing behind, and the room goes on", async () => {
  const room = newRoom();
  await room.open();
  const { application } = await addApplication(room);
  const before = await room.stub().dump();
  await runInDurableObject(room.stub(), (_object, { storage }) => {
    // Fails in the middle of the transaction, after the events were written.
    storage.sql.exec(
      "CREATE TRIGGER broken BEFORE INSERT ON commands BEGIN SELECT raise(ABORT, 'full'); END",
    );
  });
  const anna = await new TestClient().connect(room, grantOf(newActor(room)));
  await until(() => anna.of("welcome").length === 1);
  anna.command(command("application.move", { application, to: room.stages.screen.id, rank: "z1" }));
  await until(() => anna.of("refused").length === 1);
  expect(anna.of("refused")[0]).toMatchObject({ refusal: { code: "internal.error" } });
  expect(anna.events()).toEqual([]);
  const { head, state, ranks, chainOk } = await room.stub().dump();
  expect({ head, state, ranks, chainOk }).toEqual({
    head: before.head,
    state: before.state,
    ranks: before.ranks,
    chainOk: true,
  });
  await runInDurableObject(room.stub(), (_object, { storage }) => storage.sql.exec("DROP TRIGGER broken"));
  anna.command(command("application.move", { application, to: room.stages.screen.id, rank: "z1" }));
  await until(() => anna.of("ack").length === 1 && anna.ranks()[application] === "z1");
});

test("many at once are done in order, told at once, and each has an answer of its own; again, the same answers", async () => {
  const room = newRoom();
  await room.open();
  const cards = [await addApplication(room), await addApplication(room), await addApplication(room)];
  const anna = await new TestClient().connect(room, grantOf(newActor(room)));
  const ben = await new TestClient().connect(room, grantOf(newActor(room)));
  await until(() => anna.of("welcome").length === 1 && ben.of("welcome").length === 1 && ben.synced);
  const moves = cards.map(({ application }, at) =>
    command("application.move", { application, to: room.stages.screen.id, rank: `c${at + 1}` }),
  );
  const missing = command("application.unreject", { application: newId("app") });
  const commands = [...moves, missing];
  anna.tell({ t: "commands", commands });
  await until(() => anna.of("answers").length === 1 && ben.of("events").length === 1);
  expect(ben.events().filter((type) => type === "application.moved")).toHaveLength(3);
  const [{ answers } = { answers: [] }] = anna.of("answers");
  expect(answers.map(({ id }) => id)).toEqual(commands.map(({ id }) => id));
  expect(answers.map((each) => ("seq" in each ? "done" : each.refusal.code))).toEqual([
    ...["done", "done", "done"],
    "application.missing",
  ]);
  await until(() => ben.ranks()[cards[2]?.application ?? ""] === "c3");
  anna.tell({ t: "commands", commands });
  await until(() => anna.of("answers").length === 2);
  expect(anna.of("answers")[1]?.answers).toEqual(answers);
  const { head } = await room.stub().eventsAfter(0, 0);
  expect(head).toBe(Math.max(...answers.map((each) => ("seq" in each ? each.seq : 0))));
});

test("many cost as many frames as they are worth, and more than a message may hold are refused", async () => {
  const room = newRoom();
  await room.open();
  const anna = await new TestClient().connect(room, grantOf(newActor(room)));
  await until(() => anna.of("welcome").length === 1);
  const none = () => command("application.unreject", { application: newId("app") });
  anna.tell({ t: "commands", commands: Array.from({ length: limits.batchCommands + 1 }, none) });
  await until(() => anna.of("refused").length === 1);
  for (let at = 0; at < 12; at += 1) {
    anna.tell({ t: "commands", commands: Array.from({ length: limits.batchCommands }, none) });
  }
  await until(() => anna.closed !== null);
  expect(anna.closed).toBe(closeCode.tooMany);
});
