import { createExecutionContext, createMessageBatch, getQueueResult } from "cloudflare:test";
import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { type Id, newId } from "#domain/ids/ids.ts";
import { roomId } from "#domain/ids/objects.ts";
import { tenantDb } from "#workers/db/tenant/db.ts";
import { applications, events, requisitions, rooms } from "#workers/db/tenant/schema.ts";
import { onQueue } from "#workers/jobs/queue.ts";
import {
  bindings,
  commandOf,
  granted,
  newTenant,
  openRequisition,
  person,
  stageAt,
  type Tenant,
} from "#workers/testing/tenant.ts";
import { allRooms, drain } from "./drain.ts";
import { projectRoom } from "./project-room.ts";
import { rebuildAll } from "./rebuild.ts";

const noCard: Id<"app"> = "app_";

async function wakeUp(...messages: { object: string; upTo: number }[]) {
  const batch = createMessageBatch(
    "hotgigs-events",
    messages.map((body, at) => ({ id: `m${at}`, timestamp: new Date(), attempts: 1, body })),
  );
  await onQueue(batch, bindings);
  return getQueueResult(batch, createExecutionContext());
}

async function withCards(tenant: Tenant, count: number) {
  const opened = await openRequisition(tenant);
  const stage = stageAt(opened.board, 0);
  const cards: Id<"app">[] = [];
  for (let at = 0; at < count; at += 1) {
    const added = await tenant.services.applications.add(opened.id, stage, {
      ...person,
      name: `Person ${at}`,
    });
    cards.push(granted(added).application);
  }
  return { ...opened, stage, cards };
}

const rowsOf = (tenant: Tenant) =>
  tenantDb(bindings, tenant.organization)
    .orm.select()
    .from(applications)
    .where(eq(applications.organizationId, tenant.organization));

const timelineOf = (tenant: Tenant) =>
  tenantDb(bindings, tenant.organization)
    .orm.select({ seq: events.seq })
    .from(events)
    .where(eq(events.organizationId, tenant.organization));

test("a wake-up brings the rows up to the room, whichever events it names", async () => {
  const tenant = newTenant();
  const { object, cards, id, board } = await withCards(tenant, 2);
  const [first] = cards;
  if (!first) throw new Error("no card");
  const to = stageAt(board, 1);
  granted(
    await tenant.services.requisitions.command(
      id,
      commandOf("application.move", { application: first, to, rank: "b1" }),
    ),
  );
  const result = await wakeUp({ object, upTo: 1 });
  expect(result.explicitAcks).toEqual(["m0"]);
  const rows = await rowsOf(tenant);
  expect(rows).toHaveLength(2);
  expect(rows.find((row) => row.id === first)).toMatchObject({ stageId: to, rank: "b1", status: "active" });
});

test("the same wake-ups twice, at once and backwards leave the rows as one would", async () => {
  const tenant = newTenant();
  const { object } = await withCards(tenant, 3);
  await Promise.all([
    wakeUp({ object, upTo: 4 }, { object, upTo: 2 }),
    wakeUp({ object, upTo: 1 }),
    wakeUp({ object, upTo: 9 }),
  ]);
  const before = { rows: await rowsOf(tenant), events: await timelineOf(tenant) };
  await wakeUp({ object, upTo: 2 });
  expect({ rows: await rowsOf(tenant), events: await timelineOf(tenant) }).toEqual(before);
  const seqs = before.events.map(({ seq }) => seq).sort((left, right) => left - right);
  expect(seqs).toEqual(seqs.map((_, at) => at + 1));
  expect(before.rows).toHaveLength(3);
});

test("an order that changed without any event reaches the rows", async () => {
  const tenant = newTenant();
  const { object, cards, id, stage } = await withCards(tenant, 1);
  await projectRoom(bindings, object, Date.now());
  const move = { application: cards[0] ?? noCard, to: stage, rank: "Zz" } as const;
  granted(await tenant.services.requisitions.command(id, commandOf("application.move", move)));
  await wakeUp({ object, upTo: 0 });
  expect((await rowsOf(tenant))[0]?.rank).toBe("Zz");
});

test("a log longer than a page is projected whole, ranks included", async () => {
  const tenant = newTenant();
  const { object, cards, id, board } = await withCards(tenant, 3);
  for (let at = 0; at < 30; at += 1) {
    const application = cards[at % 3] ?? noCard;
    const to = stageAt(board, Math.floor(at / 3) % 2 === 0 ? 3 : 0);
    granted(
      await tenant.services.requisitions.command(
        id,
        commandOf("application.move", { application, to, rank: `a${at + 1}x` }),
      ),
    );
  }
  await projectRoom(bindings, object, Date.now(), 4);
  const report = await rebuildAll(bindings, Date.now());
  expect(report.differences).toEqual([]);
  expect((await timelineOf(tenant)).length).toBeGreaterThan(30);
  expect((await rowsOf(tenant)).map((row) => row.rank).sort()).toEqual(["a28x", "a29x", "a30x"]);
});

test("rebuild makes the same rows again and says so; a row that lies is found", async () => {
  const tenant = newTenant();
  const { id, cards, object } = await withCards(tenant, 4);
  const [first, second] = cards;
  if (!first || !second) throw new Error("no cards");
  const reason =
    granted(await tenant.services.requisitions.board(id)).state.reasons[0]?.id ?? ("rsn_" as const);
  granted(
    await tenant.services.requisitions.command(
      id,
      commandOf("application.reject", { application: first, reason }),
    ),
  );
  granted(
    await tenant.services.requisitions.command(id, commandOf("application.hire", { application: second })),
  );
  await drain(bindings, Date.now());
  const report = await rebuildAll(bindings, Date.now());
  expect(report).toMatchObject({ ok: true, differences: [] });
  const { orm } = tenantDb(bindings, tenant.organization);
  await orm
    .update(applications)
    .set({ status: "active" })
    .where(and(eq(applications.organizationId, tenant.organization), eq(applications.id, second)));
  const found = await bindings.DB_SEARCH.prepare("SELECT count(*) AS n FROM candidates_text").first("n");
  expect(found).toBe(report.searchable);
  const caught = await rebuildAll(bindings, Date.now());
  expect(caught.ok).toBe(false);
  expect(caught.differences).toEqual([{ object, what: `before/after: application ${second}` }]);
  expect((await rebuildAll(bindings, Date.now())).ok).toBe(true);
});

test("a wake-up of a room in which nothing ever happened leaves nothing behind", async () => {
  const tenant = newTenant();
  const { organization } = tenant;
  const object = roomId({ jurisdiction: null, organization, requisition: newId("req") });
  expect((await wakeUp({ object, upTo: 3 })).explicitAcks).toEqual(["m0"]);
  expect(await allRooms(bindings)).not.toContain(object);
});

test("a room whose requisition is gone is said, and every other is made again", async () => {
  const [gone, stays] = [newTenant(), newTenant()];
  const lost = await withCards(gone, 1);
  await withCards(stays, 2);
  await drain(bindings, Date.now());
  const { orm } = tenantDb(bindings, gone.organization);
  await orm.delete(requisitions).where(eq(requisitions.organizationId, gone.organization));
  const report = await rebuildAll(bindings, Date.now());
  expect(report).toMatchObject({
    ok: false,
    differences: [{ object: lost.object, what: "rows: there is no requisition for it" }],
  });
  expect(await rowsOf(stays)).toHaveLength(2);
  await orm.delete(rooms).where(eq(rooms.organizationId, gone.organization));
});

test("counts by stage follow the cards", async () => {
  const tenant = newTenant();
  const { object, id, stage } = await withCards(tenant, 3);
  await projectRoom(bindings, object, Date.now());
  const { orm } = tenantDb(bindings, tenant.organization);
  const rows = await orm
    .select({ counts: requisitions.counts })
    .from(requisitions)
    .where(eq(requisitions.id, id));
  expect(rows[0]?.counts).toEqual([["active", stage, 3]]);
});

test("a message that is not a wake-up is tried again, never acknowledged", async () => {
  const batch = createMessageBatch("hotgigs-events", [
    { id: "x", timestamp: new Date(), attempts: 1, body: { no: 1 } },
  ]);
  await onQueue(batch, bindings);
  const result = await getQueueResult(batch, createExecutionContext());
  expect(result.explicitAcks).toEqual([]);
  expect(result.retryMessages).toHaveLength(1);
});
