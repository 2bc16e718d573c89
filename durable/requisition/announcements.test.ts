import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { InboxEntry } from "#domain/announcement/schema.ts";
import { inboxId } from "#domain/ids/objects.ts";
import { closeCode, type InboxMessage, subprotocol } from "#domain/live/wire.ts";
import { announceAlarm } from "#durable/requisition/commands.ts";
import { until } from "#durable/testing/client.ts";
import { addApplication, command, newActor, newRoom, ring, type TestRoom } from "#durable/testing/factory.ts";

type Ids = Awaited<ReturnType<typeof addApplication>>;

const inboxOf = (room: TestRoom, { candidate }: Ids) =>
  env.INBOX.getByName(inboxId({ organization: room.address.organization, candidate }));

/** The candidate's open page. */
async function openPage(room: TestRoom, ids: Ids, seq = 0) {
  const response = await inboxOf(room, ids).fetch("https://hotgigs.test/live", {
    headers: {
      upgrade: "websocket",
      "x-hotgigs-link": JSON.stringify({ application: ids.application, link: "slk_1" }),
      "sec-websocket-protocol": subprotocol,
    },
  });
  const socket = response.webSocket;
  if (!socket) throw new Error(String(response.status));
  const page = { socket, frames: [] as InboxMessage[], closed: null as number | null };
  socket.addEventListener("message", (event) => {
    page.frames.push(JSON.parse(String(event.data)));
  });
  socket.addEventListener("close", (event) => {
    page.closed = event.code;
  });
  socket.accept();
  socket.send(JSON.stringify({ t: "hello", v: 1, seq }));
  await until(() => page.frames.length === 1);
  return page;
}

const alarmsOf = (room: TestRoom) =>
  runInDurableObject(room.stub(), (_room, { storage }) =>
    storage.sql.exec("SELECT key FROM alarms WHERE kind = ?", announceAlarm).toArray(),
  );

const names = (frames: readonly InboxMessage[]) =>
  frames.flatMap((frame) =>
    frame.t === "entries"
      ? frame.entries.map(({ notice }) => ("publicName" in notice ? notice.publicName : notice.kind))
      : [frame.t],
  );

async function ready(delayMs?: number) {
  const room = newRoom(delayMs);
  await room.open();
  const ids = await addApplication(room);
  await expect.poll(async () => (await inboxOf(room, ids).entries(ids.application)).length).toBe(1);
  const recruiter = newActor(room);
  const move = (to: keyof TestRoom["stages"], at?: number) =>
    room
      .stub()
      .execute(
        at === undefined ? recruiter : room.system,
        command("application.move", { application: ids.application, to: room.stages[to].id, rank: "a" }),
        at,
      );
  return { room, ids, move, recruiter };
}

test("a move into a stage that announces at once reaches the open page, live", async () => {
  const { room, ids, move } = await ready();
  const page = await openPage(room, ids);
  expect(names(page.frames)).toEqual(["Received"]);
  await move("screen");
  await until(() => page.frames.length === 2);
  expect(names(page.frames)).toEqual(["Received", "Phone call"]);
});

test("silent moves send no frame at all: hidden, backward, between hidden, and offers", async () => {
  const { room, ids, move } = await ready();
  const page = await openPage(room, ids);
  for (const to of ["longlist", "inbox", "longlist", "offer", "longlist"] as const) await move(to);
  await move("screen");
  await until(() => page.frames.length === 2);
  await move("inbox");
  await move("screen");
  await room
    .stub()
    .execute(
      newActor(room),
      command("application.reject", { application: ids.application, reason: room.reason.id }),
    );
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(names(page.frames)).toEqual(["Received", "Phone call"]);
});

test("a delayed announcement is made once, by the alarm, even if the room slept meanwhile", async () => {
  const { room, ids, move } = await ready(1_000);
  const page = await openPage(room, ids);
  await move("onsite");
  await evictDurableObject(room.stub());
  await until(() => page.frames.length === 2);
  expect(names(page.frames)).toEqual(["Received", "Interviews"]);
  const { events } = await room.stub().eventsAfter(0, 0);
  const made = events.filter((event) => event.type === "announcement.made");
  expect(made.at(-1)).toMatchObject({ actor: { kind: "system", id: "announcer" } });
  expect(made).toHaveLength(2);
});

test("closed before its time it is held back, no alarm rings for it, and it is told after the requisition is open again", async () => {
  const { room, ids, move, recruiter } = await ready(2_000);
  const page = await openPage(room, ids);
  const become = (status: "closed" | "open") =>
    room.stub().execute(recruiter, command("requisition.changeStatus", { status }));
  await move("onsite");
  expect(await alarmsOf(room)).toHaveLength(1);
  expect((await become("closed")).ok).toBe(true);
  await expect.poll(() => alarmsOf(room)).toEqual([]);
  expect(page.frames).toHaveLength(1);
  expect((await become("open")).ok).toBe(true);
  await until(() => page.frames.length === 2);
  expect(names(page.frames)).toEqual(["Received", "Interviews"]);
});

test("an undo cancels it: nothing is ever sent", async () => {
  const { room, ids, move } = await ready();
  const page = await openPage(room, ids);
  await move("onsite");
  await move("inbox");
  expect(await alarmsOf(room)).toEqual([]);
  await ring(room, announceAlarm);
  const { events } = await room.stub().eventsAfter(0, 0);
  expect(events.map((event) => event.type)).toContain("announcement.cancelled");
  // What is told at once comes after whatever was on its way.
  await move("screen");
  await until(() => page.frames.length === 2);
  expect(names(page.frames)).toEqual(["Received", "Phone call"]);
});

test("a page that was away catches up from the last thing it saw", async () => {
  const { room, ids, move } = await ready();
  const page = await openPage(room, ids);
  const seen = page.frames.flatMap((frame) => (frame.t === "entries" ? frame.entries : [])).at(-1)?.seq ?? 0;
  page.socket.close();
  await move("screen");
  await expect.poll(async () => (await inboxOf(room, ids).entries(ids.application)).length).toBe(2);
  const back = await openPage(room, ids, seen);
  expect(names(back.frames)).toEqual(["Phone call"]);
});

test("an inbox takes each entry once; a repetition moves nobody", async () => {
  const { room, ids } = await ready();
  const page = await openPage(room, ids);
  const [entry] = await inboxOf(room, ids).entries(ids.application);
  await inboxOf(room, ids).deliver([entry as InboxEntry, entry as InboxEntry]);
  expect(await inboxOf(room, ids).entries(ids.application)).toHaveLength(1);
  expect(page.frames).toHaveLength(1);
});

test("a page survives the hibernation of its inbox, and is told when its link ends", async () => {
  const { room, ids, move } = await ready();
  const page = await openPage(room, ids);
  await evictDurableObject(inboxOf(room, ids));
  await move("screen");
  await until(() => page.frames.length === 2);
  await inboxOf(room, ids).endLink(ids.application);
  await until(() => page.closed !== null);
  expect(page.frames.at(-1)).toEqual({ t: "ended" });
  expect(page.closed).toBe(closeCode.accessRemoved);
});

test("one candidate's page hears nothing of another application", async () => {
  const { room, ids } = await ready();
  const page = await openPage(room, ids);
  const other = { ...ids, application: (await addApplication(room)).application };
  const [entry] = await inboxOf(room, ids).entries(ids.application);
  if (entry) await inboxOf(room, ids).deliver([{ ...entry, application: other.application, seq: 99 }]);
  expect(page.frames).toHaveLength(1);
});

test("what the inbox could not take is delivered later, by the alarm", async () => {
  const room = newRoom();
  let broken = true;
  const calls: number[] = [];
  await runInDurableObject(room.stub(), (object) => {
    const own = object as unknown as { env: typeof env };
    const { INBOX } = own.env;
    const getByName = (name: string) => ({
      deliver: async (entries: InboxEntry[]) => {
        calls.push(entries.length);
        if (broken) throw new Error("the inbox is down");
        await INBOX.getByName(name).deliver(entries);
      },
    });
    own.env = { ...own.env, INBOX: { ...INBOX, getByName } as unknown as typeof INBOX };
  });
  await room.open();
  const ids = await addApplication(room);
  await until(() => calls.length === 1);
  expect(await room.stub().dump()).toMatchObject({ undelivered: 1 });
  broken = false;
  await expect.poll(async () => (await room.stub().dump()).undelivered).toBe(0);
  expect(await inboxOf(room, ids).entries(ids.application)).toHaveLength(1);
});
