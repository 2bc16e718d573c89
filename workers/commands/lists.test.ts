import { createExecutionContext, createMessageBatch, getQueueResult } from "cloudflare:test";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { type Id, isId, newId } from "#domain/ids/ids.ts";
import { tenantDb } from "#workers/db/tenant/db.ts";
import { listRevisions, parked } from "#workers/db/tenant/schema.ts";
import { onQueue } from "#workers/jobs/queue.ts";
import { onSchedule } from "#workers/jobs/schedule.ts";
import { rebuildAll } from "#workers/projections/rebuild.ts";
import {
  bindings,
  codeOf,
  commandOf,
  granted,
  newTenant,
  openRequisition,
  person,
  stageAt,
  type Tenant,
} from "#workers/testing/tenant.ts";
import { pushLists } from "./push-lists.ts";

const boardOf = async (tenant: Tenant, id: string) => granted(await tenant.services.requisitions.board(id));
const revisionOf = async ({ organization }: Tenant) => {
  const { orm } = tenantDb(bindings, organization);
  const rows = await orm.select().from(listRevisions).where(eq(listRevisions.organizationId, organization));
  return rows[0];
};

test("a new organization has lists of its own, and a requisition begins with them", async () => {
  const tenant = newTenant();
  const lists = granted(await tenant.services.lists.view());
  expect(lists.reasons.map(({ name }) => name)).toContain("Somebody else was stronger");
  for (const list of Object.values(lists)) expect(list.length).toBeGreaterThan(2);
  const { board } = await openRequisition(tenant);
  expect(board.state.labels.map(({ name }) => name)).toEqual(lists.labels.map(({ name }) => name));
  expect(board.state.closeReasons.map(({ id }) => id)).toEqual(lists.closeReasons.map(({ id }) => id));
  expect(board.state.openings).toMatchObject([{ status: "open" }]);
  expect((await revisionOf(tenant))?.revision).toBe(1);
});

test("an edit reaches every room of the organization and no other's, and what is in use stays readable", async () => {
  const [tenant, stranger] = [newTenant(), newTenant()];
  const [first, second, other] = [
    await openRequisition(tenant),
    await openRequisition(tenant),
    await openRequisition(stranger),
  ];
  const { lists } = tenant.services;
  const [label, next] = granted(await lists.view()).labels;
  if (!label || !next) throw new Error("no labels");
  granted(await lists.edit("labels", label.id, { name: "Silver medal", hue: 10 }));
  granted(await lists.edit("labels", next.id, { archived: true }));
  const { id: added } = granted(await lists.add("labels", { name: "Fresh", hue: 99 }, "key-1"));
  expect(granted(await lists.add("labels", { name: "Fresh", hue: 99 }, "key-1")).id).toBe(added);
  granted(await lists.order("labels", { ids: [added] }));
  await pushLists(bindings, tenant.organization);
  for (const { id } of [first, second]) {
    const { labels } = (await boardOf(tenant, id)).state;
    expect(labels[0]).toEqual({ id: added, name: "Fresh", hue: 99 });
    expect(labels.find((each) => each.id === label.id)).toEqual({
      id: label.id,
      name: "Silver medal",
      hue: 10,
    });
    expect(labels.find((each) => each.id === next.id)?.archived).toBe(true);
  }
  expect((await boardOf(stranger, other.id)).state.labels.map(({ name }) => name)).not.toContain("Fresh");
  const { revision, pushed } = (await revisionOf(tenant)) ?? {};
  expect(pushed).toBe(revision);
  const { seq } = await boardOf(tenant, first.id);
  await pushLists(bindings, tenant.organization);
  expect((await boardOf(tenant, first.id)).seq).toBe(seq);
  expect((await rebuildAll(bindings, Date.now())).differences).toEqual([]);
});

test("names are taken once a list, lists know their own entries, and only who may edits them", async () => {
  const tenant = newTenant();
  const { lists } = tenant.services;
  const { sources, labels } = granted(await lists.view());
  expect(codeOf(await lists.add("sources", { name: ` ${sources[0]?.name.toUpperCase()} ` }))).toBe(
    "list.nameTaken",
  );
  expect(codeOf(await lists.edit("sources", labels[0]?.id ?? "", { name: "X" }))).toBe("list.missing");
  expect(codeOf(await lists.add("colours", { name: "X" }))).toBe("list.missing");
  expect(codeOf(await lists.add("labels", { name: "x".repeat(41) }))).toBe("input.invalid");
  const looking = newTenant("viewer", tenant.organization).services.lists;
  expect(granted(await looking.view()).labels).toHaveLength(labels.length);
  expect(codeOf(await looking.add("labels", { name: "X" }))).toBe("access.denied");
  expect(codeOf(await looking.order("labels", { ids: [] }))).toBe("access.denied");
});

test("a candidate can come from a source of the organization's own, which their card says by name", async () => {
  const tenant = newTenant();
  const { id, board } = await openRequisition(tenant);
  const { applications, lists } = tenant.services;
  const [fair] = granted(await lists.view()).sources;
  if (!isId("src", fair?.id)) throw new Error("no sources");
  const add = (source: Id<"src">) => applications.add(id, stageAt(board, 0), person, undefined, source);
  const { application } = granted(await add(fair.id));
  const card = granted(await applications.card(id, application));
  expect(card.source).toBe(fair.name);
  expect(card.timeline[0]?.params.source).toBe(fair.name);
  granted(await lists.edit("sources", fair.id, { archived: true }));
  expect(codeOf(await add(fair.id))).toBe("input.invalid");
  expect(codeOf(await add(newId("src")))).toBe("input.invalid");
});

test("a push that its queue lost is asked for again by cron, and one that keeps failing is parked", async () => {
  const tenant = newTenant();
  const { id } = await openRequisition(tenant);
  const { orm, organization } = tenantDb(bindings, tenant.organization);
  const [reason] = granted(await tenant.services.lists.view()).reasons;
  granted(await tenant.services.lists.edit("reasons", reason?.id ?? "", { name: "Renamed" }));
  const message = { id: "push-1", timestamp: new Date(), attempts: 1, body: { lists: organization } };
  const batch = createMessageBatch("hotgigs-events", [message]);
  await onQueue(batch, bindings);
  expect((await getQueueResult(batch, createExecutionContext())).explicitAcks).toEqual(["push-1"]);
  expect((await boardOf(tenant, id)).state.reasons[0]?.label).toBe("Renamed");

  await orm.update(listRevisions).set({ pushed: 0 }).where(eq(listRevisions.organizationId, organization));
  await onSchedule({} as ScheduledController, bindings);
  expect((await revisionOf(tenant))?.askedAt).toBeGreaterThan(0);

  await onQueue(createMessageBatch("hotgigs-events-dead", [message]), bindings);
  const rows = await orm.select().from(parked).where(eq(parked.organizationId, organization));
  expect(rows.map(({ payload }) => JSON.parse(payload))).toEqual([{ lists: organization }]);
});

test("openings, lists and stages of a room are projected, and made again the same", async () => {
  const tenant = newTenant();
  const { id, board } = await openRequisition(tenant);
  const run = async (...[type, args]: Parameters<typeof commandOf>) =>
    granted(await tenant.services.requisitions.command(id, commandOf(type, args)));
  const [opening] = board.state.openings;
  const [why] = board.state.closeReasons;
  const [, second] = board.state.stages;
  if (!opening || !why || !second) throw new Error("not furnished");
  await run("opening.add", {
    opening: opening.id.replace(/.$/, (last) => (last === "0" ? "1" : "0")) as typeof opening.id,
  });
  await run("opening.close", { opening: opening.id, reason: why.id });
  await run("stage.edit", { stage: second.id, limitDays: 5 });
  await run("stage.archive", { stage: second.id, moveTo: null });
  await run("requisition.changeStatus", { status: "closed", reason: why.id });
  expect(await rebuildAll(bindings, Date.now())).toMatchObject({ ok: true, differences: [] });
  const [row] = granted(await tenant.services.requisitions.list());
  expect(row).toMatchObject({ status: "closed", openings: 1 });
  expect(row?.stages.map((stage) => stage.id)).not.toContain(second.id);
});
