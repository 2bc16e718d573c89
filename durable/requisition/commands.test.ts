import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { newId } from "#domain/ids/ids.ts";
import { inboxId } from "#domain/ids/objects.ts";
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
