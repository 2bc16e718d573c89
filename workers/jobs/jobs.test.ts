import { createMessageBatch } from "cloudflare:test";
import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { type Id, newId } from "#domain/ids/ids.ts";
import { tenantDb } from "#workers/db/tenant/db.ts";
import { files, rooms } from "#workers/db/tenant/schema.ts";
import { listParked, replayParked } from "#workers/projections/parked.ts";
import {
  bindings,
  granted,
  newTenant,
  openRequisition,
  person,
  stageAt,
  type Tenant,
} from "#workers/testing/tenant.ts";
import { onQueue } from "./queue.ts";
import { onSchedule } from "./schedule.ts";

function batchOf(queue: string, body: unknown, attempts = 6) {
  return createMessageBatch(queue, [{ id: newId("evt"), timestamp: new Date(), attempts, body }]);
}

/** The bindings with a queue that only remembers. */
function remembering() {
  const sent: unknown[] = [];
  const queue = { send: async (message: unknown) => void sent.push(message) };
  return { sent, env: { ...bindings, DOCUMENTS: queue, EVENTS: queue } as unknown as typeof bindings };
}

const pdf = new File(["%PDF-1.4\nhello"], "cv.pdf");

async function dropped(tenant: Tenant) {
  const { id, board } = await openRequisition(tenant);
  const uploaded = granted(
    await tenant.services.applications.upload(id, stageAt(board, 0), newId("cmd"), pdf),
  );
  return { ...uploaded, id };
}

test("a wake-up that nobody could follow is parked with its reason, and replayed by hand", async () => {
  const tenant = newTenant();
  const { object } = await openRequisition(tenant);
  const { env, sent } = remembering();
  await onQueue(batchOf("hotgigs-events-dead", { object, upTo: 3 }), env);
  const mine = (await listParked(env)).filter((job) => job.organization === tenant.organization);
  expect(mine).toMatchObject([
    { queue: "hotgigs-events", payload: { object, upTo: 3 }, why: "failed 6 times" },
  ]);
  expect(await replayParked(env, mine[0]?.id ?? "", Date.now())).toBe(true);
  expect(sent).toEqual([{ object, upTo: 3 }]);
  expect((await listParked(env)).filter((job) => job.organization === tenant.organization)).toEqual([]);
  expect(await replayParked(env, mine[0]?.id ?? "", Date.now())).toBe(false);
});

test("a file that could not be read for good says so on its card, and stays downloadable", async () => {
  const tenant = newTenant();
  const { application, file, id } = await dropped(tenant);
  const message = { organization: tenant.organization, file };
  await onQueue(batchOf("hotgigs-documents-dead", message), bindings);
  const card = granted(await tenant.services.applications.card(id, application));
  expect(card.files).toMatchObject([{ id: file, reading: "unreadable", problem: "document.unreadable" }]);
  const [face] = granted(await tenant.services.requisitions.faces(id, [application]));
  expect(face).toMatchObject({ reading: "unreadable", fileName: "cv.pdf", version: 2 });
  // Late news of a reading that was given up changes nothing any more.
  await onQueue(batchOf("hotgigs-documents-dead", message), bindings);
  expect(granted(await tenant.services.requisitions.faces(id, [application]))[0]?.version).toBe(2);
  const edited = await tenant.services.applications.editCandidate(id, application, person);
  expect(edited.ok).toBe(true);
});

test("cron asks again for files that wait too long, and only for those", async () => {
  const tenant = newTenant();
  const [late, recent] = [await dropped(tenant), await dropped(tenant)];
  const { orm } = tenantDb(bindings, tenant.organization);
  const isFile = (file: Id<"file">) => and(eq(files.organizationId, tenant.organization), eq(files.id, file));
  await orm
    .update(files)
    .set({ reading: "reading", askedAt: Date.now() - 600_000 })
    .where(isFile(late.file));
  await orm.update(files).set({ reading: "reading", askedAt: Date.now() }).where(isFile(recent.file));
  const { env, sent } = remembering();
  await onSchedule({} as ScheduledController, env);
  expect(sent).toContainEqual({ organization: tenant.organization, file: late.file });
  expect(sent).not.toContainEqual({ organization: tenant.organization, file: recent.file });
});

test("cron brings up a room whose wake-ups were lost", async () => {
  const tenant = newTenant();
  const { id, board, object } = await openRequisition(tenant);
  granted(await tenant.services.applications.add(id, stageAt(board, 0), person));
  await onSchedule({} as ScheduledController, bindings);
  const { orm } = tenantDb(bindings, tenant.organization);
  const found = await orm.select().from(rooms).where(eq(rooms.object, object));
  expect(found[0]?.projectedSeq).toBeGreaterThanOrEqual(3);
  expect(granted(await tenant.services.requisitions.list())).toMatchObject([{ id, active: 1 }]);
});

test("a batch of a queue that nobody knows fails loudly", async () => {
  await expect(onQueue(batchOf("hotgigs-surprise", {}), bindings)).rejects.toThrow("nobody reads");
});
