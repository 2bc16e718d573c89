import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import type { Application } from "#domain/application/schema.ts";
import { type Id, newId } from "#domain/ids/ids.ts";
import { roomId } from "#domain/ids/objects.ts";
import { closeCode } from "#domain/live/wire.ts";
import { RequisitionRoom } from "#durable/requisition/room.ts";
import { type TransferStep, transferAlarm } from "#durable/requisition/transfers.ts";
import { TestClient, until } from "#durable/testing/client.ts";
import {
  addApplication,
  command,
  grantOf,
  newActor,
  newRoom,
  ring,
  type TestRoom,
} from "#durable/testing/factory.ts";

/** Two rooms of one organization, and a card in the first. */
async function twoRooms() {
  const here = newRoom();
  const there = newRoom();
  there.address.organization = here.address.organization;
  Object.assign(there.system, here.system);
  const name = roomId(there.address);
  const stub = () => env.REQUISITION.getByName(name);
  const { open } = there;
  void open;
  const away: TestRoom = { ...there, name, stub, open: () => openRoom({ ...there, stub }) };
  await here.open();
  await away.open();
  return { here, away, ...(await addApplication(here)) };
}

function openRoom({ stub, stages, reason, system }: Pick<TestRoom, "stub" | "stages" | "reason" | "system">) {
  const content = { status: "open" as const, stages: Object.values(stages), reasons: [reason] };
  return stub().open(content, system, newId("cmd"));
}

async function cardIn(room: TestRoom, id: string): Promise<Application | undefined> {
  const snapshot = await room.stub().snapshot();
  return snapshot.ok ? (snapshot.value.state.applications as Record<string, Application>)[id] : undefined;
}

const statusesOf = async (here: TestRoom, away: TestRoom, id: string) => [
  (await cardIn(here, id))?.status,
  (await cardIn(away, id))?.status,
];

/** Asks for it; the same command again if `id` is the same. */
const leave = (
  here: TestRoom,
  away: TestRoom,
  application: Id<"app">,
  id = newId("cmd"),
  // A job of ours: whether a person may is asked of the Worker (other-requisition.test.ts).
  by = here.system,
) => {
  const args = { application, to: away.address.requisition, stage: null };
  return here.stub().execute(by, command("application.transfer", args, id));
};

const kill = (room: TestRoom) =>
  runInDurableObject(room.stub(), (_, state) => state.abort("killed")).catch(() => undefined);

afterEach(() => {
  RequisitionRoom.betweenTransferSteps = () => undefined;
});

test("an application leaves one room and arrives in the other, at the end of the first stage, untold", async () => {
  const { here, away, application, candidate } = await twoRooms();
  const other = await addApplication(away, "a5");
  expect(await leave(here, away, application)).toMatchObject({ ok: true });
  await expect.poll(() => statusesOf(here, away, application)).toEqual(["transferred", "active"]);
  const card = await cardIn(away, application);
  expect(card).toMatchObject({ candidate, origin: here.address.requisition, hop: 1 });
  expect(card?.stage).toBe(away.stages.inbox.id);
  expect(card?.told).toBeUndefined();
  const { ranks } = await away.stub().eventsAfter(0, 0);
  expect((ranks[application] ?? "") > (ranks[other.application] ?? "")).toBe(true);
  const inbox = env.INBOX.getByName(`${here.address.organization}:${candidate}`);
  expect(await inbox.entries(application)).toHaveLength(1);
});

test("what the other room refuses comes back, with the reason", async () => {
  const { here, away, application } = await twoRooms();
  await away.stub().execute(away.system, command("requisition.changeStatus", { status: "closed" }));
  await leave(here, away, application);
  await expect.poll(() => statusesOf(here, away, application)).toEqual(["active", undefined]);
  const { events } = await here.stub().eventsAfter(0, 0);
  expect(events.at(-1)).toMatchObject({
    type: "application.transferFailed",
    data: { to: away.address.requisition, code: "requisition.notOpen" },
    actor: { kind: "system", id: "transfer" },
  });
  expect((await cardIn(here, application))?.to).toBeUndefined();
});

test("a room that is not there takes nobody, whatever happens later", async () => {
  const { here, application } = await twoRooms();
  const nowhere = newRoom();
  await leave(here, nowhere, application);
  await expect.poll(async () => (await cardIn(here, application))?.status).toBe("active");
  const { events } = await here.stub().eventsAfter(0, 0);
  expect(events.at(-1)?.data).toMatchObject({ code: "resource.missing" });
});

type Fault = "it fails" | "it is killed" | "the other is killed";

describe.each<TransferStep>(["started", "packed", "carried", "answered", "ended"])(
  "broken after %s",
  (at) => {
    test.each<Fault>(["it fails", "it is killed", "the other is killed"])("because %s", async (fault) => {
      const { here, away, application } = await twoRooms();
      await write(here, application, "team", "Met her at the fair");
      let broken = 0;
      RequisitionRoom.betweenTransferSteps = async (ctx, step) => {
        if (step !== at || broken > 1) return;
        broken += 1;
        if (fault === "the other is killed") await kill(away);
        else if (fault === "it is killed") ctx.abort("killed");
        else throw new Error("broken on purpose");
      };
      const [id, by] = [newId("cmd"), here.system];
      const ask = () => leave(here, away, application, id, by).catch(() => null);
      await ask();
      await expect.poll(() => broken).toBeGreaterThan(0);
      // Killed before it was on the disk, it has not happened, and nobody was told that it had: they send it again.
      await expect.poll(ask).toMatchObject({ ok: true });
      // The same again on the way back, and then it goes through. Never is it in both rooms, or in none.
      for (let round = 0; round < 4; round += 1) {
        const [left, arrived] = await statusesOf(here, away, application);
        const places = [left !== "transferred" && left !== "leaving", arrived === "active"];
        if (left === "leaving") expect([undefined, "active"]).toContain(arrived);
        else expect(places.filter(Boolean)).toHaveLength(1);
        await ring(here, transferAlarm).catch(() => undefined);
      }
      await expect.poll(() => statusesOf(here, away, application)).toEqual(["transferred", "active"]);
      expect(await read(away, application, "team")).toContain("Met her at the fair");
      const arrivals = (await away.stub().eventsAfter(0, 0)).events.filter(
        ({ type }) => type === "application.arrived",
      );
      expect(arrivals).toHaveLength(1);
      for (const room of [here, away]) expect(await room.stub().dump()).toMatchObject({ chainOk: true });
      const left = await runInDurableObject(here.stub(), (_, { storage }) => [
        storage.sql.exec("SELECT * FROM transfers").toArray().length,
        storage.sql.exec("SELECT * FROM document_log WHERE document <> 'board'").toArray().length,
      ]);
      expect(left).toEqual([0, 0]);
      const staged = await runInDurableObject(away.stub(), (_, { storage }) =>
        storage.sql.exec("SELECT * FROM luggage").toArray(),
      );
      expect(staged).toEqual([]);
    });
  },
);

async function opened(room: TestRoom, document: string, user = newActor(room)): Promise<TestClient> {
  const client = new TestClient();
  await client.connect(room, grantOf(user), { headers: { "x-hotgigs-document": document } });
  await until(() => client.synced && client.of("welcome").length > 0);
  return client;
}

async function write(room: TestRoom, application: string, audience: string, text: string): Promise<void> {
  const client = await opened(room, `notes.${application}.${audience}`);
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText(text)]);
  client.doc.getXmlFragment("body").push([paragraph]);
  await client.saved();
  client.socket?.close();
}

async function read(room: TestRoom, application: string, audience: string): Promise<string> {
  const client = await opened(room, `notes.${application}.${audience}`);
  return client.doc.getXmlFragment("body").toString();
}

test("notes go along, in parts, with who wrote them; nobody writes in them on the way, nor in the old room after", async () => {
  const { here, away, application } = await twoRooms();
  const long = "x".repeat(90_000);
  for (const audience of ["team", "managers"]) await write(here, application, audience, long);
  const mine = newActor(here);
  const name = `notes.${application}.private.${mine.id}`;
  const author = await opened(here, name, mine);
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText("between us")]);
  author.doc.getXmlFragment("body").push([paragraph]);
  await author.saved();
  let asked = 0;
  RequisitionRoom.betweenTransferSteps = async (_, step) => {
    if (step !== "packed") return;
    const late = await opened(here, `notes.${application}.team`);
    expect(late.of("welcome")[0]).toMatchObject({ readOnly: true });
    late.doc.getXmlFragment("body").push([new Y.XmlElement("paragraph")]);
    await until(() => late.of("refused").length > 0);
    expect(late.of("refused")[0]?.refusal.code).toBe("document.readOnly");
    asked += 1;
  };
  await leave(here, away, application);
  await until(() => author.closed === closeCode.leaseEnded);
  await expect.poll(() => statusesOf(here, away, application)).toEqual(["transferred", "active"]);
  expect(asked).toBe(1);
  for (const audience of ["team", "managers"])
    expect(await read(away, application, audience)).toContain(long);
  const again = await opened(away, name, mine);
  expect(again.doc.getXmlFragment("body").toString()).toContain("between us");
  const closed = await new TestClient().connect(here, grantOf(mine), {
    headers: { "x-hotgigs-document": name },
  });
  expect(closed.status).toBe(404);
});

test("there and back again: the newer place counts, and an old question is answered as it was", async () => {
  const { here, away, application } = await twoRooms();
  await leave(here, away, application);
  await expect.poll(() => statusesOf(here, away, application)).toEqual(["transferred", "active"]);
  await write(away, application, "team", "seen over there");
  await leave(away, here, application);
  await expect.poll(() => statusesOf(here, away, application)).toEqual(["active", "transferred"]);
  expect(await cardIn(here, application)).toMatchObject({ hop: 2, origin: away.address.requisition });
  expect(await read(here, application, "team")).toContain("seen over there");
});
