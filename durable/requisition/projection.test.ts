import { runInDurableObject } from "cloudflare:test";
import type { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { until } from "#durable/testing/client.ts";
import { addApplication, newRoom, type TestRoom } from "#durable/testing/factory.ts";

interface WakeUp {
  object: string;
  upTo: number;
}

/** Puts a queue of our own into the room, before its first use. */
async function listen(room: TestRoom, send: (message: WakeUp) => Promise<void>): Promise<void> {
  await runInDurableObject(room.stub(), (object) => {
    const own = object as unknown as { env: typeof env };
    own.env = { ...own.env, EVENTS: { send } as unknown as typeof env.EVENTS };
  });
}

test("news wakes the consumer once for many commands, again until it confirms, and then no more", async () => {
  const room = newRoom();
  const heard: WakeUp[] = [];
  await listen(room, async (message) => void heard.push(message));
  await room.open();
  await Promise.all(Array.from({ length: 5 }, (_, at) => addApplication(room, `a${at}`)));
  await until(() => heard.at(-1)?.upTo === 11);
  const soFar = heard.length;
  expect(soFar).toBeLessThan(6);
  expect(heard[0]?.object).toBe(room.name);
  await until(() => heard.length > soFar);
  const { head, rankRev } = await room.stub().eventsAfter(0, 0);
  await room.stub().projected(head, rankRev);
  expect(await room.stub().dump()).toMatchObject({ projected: true });
  const confirmed = heard.length;
  await new Promise((resolve) => setTimeout(resolve, 2_300));
  expect(heard).toHaveLength(confirmed);
});

test("a queue that fails stops nothing, and is tried again", async () => {
  const room = newRoom();
  let tries = 0;
  await listen(room, async () => {
    tries += 1;
    throw new Error("the queue is down");
  });
  await room.open();
  await until(() => tries >= 2);
  expect(await room.stub().dump()).toMatchObject({ projected: false, chainOk: true });
});

test("cron wakes a room that lags, and confirmation never goes back", async () => {
  const room = newRoom();
  const heard: WakeUp[] = [];
  await listen(room, async (message) => void heard.push(message));
  await room.open();
  await until(() => heard.length === 1);
  await room.stub().wake();
  await until(() => heard.length === 2);
  await room.stub().projected(1, 0);
  await room.stub().projected(0, 0);
  expect(await room.stub().dump()).toMatchObject({ projected: true });
});

test("a consumer reads events in pages and ranks from a revision on", async () => {
  const room = newRoom();
  await room.open();
  await addApplication(room, "a0");
  const { rankRev } = await room.stub().eventsAfter(0, 0);
  const { application } = await addApplication(room, "a1");
  const page = await room.stub().eventsAfter(1, rankRev, 2);
  expect(page.events.map((event) => event.seq)).toEqual([2, 3]);
  expect(page).toMatchObject({ head: 5, ranks: { [application]: "a1" }, rankRev: rankRev + 1 });
});
