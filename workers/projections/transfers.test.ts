import { and, eq } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { systemActor } from "#domain/access/access.ts";
import { type Id, newId } from "#domain/ids/ids.ts";
import type { CommandArgs, CommandType } from "#domain/requisition/commands.ts";
import { RequisitionRoom } from "#durable/requisition/room.ts";
import { tenantDb } from "#workers/db/tenant/db.ts";
import { applications, requisitions } from "#workers/db/tenant/schema.ts";
import { roomAt } from "#workers/objects.ts";
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
import { projectRoom } from "./project-room.ts";
import { rebuildAll } from "./rebuild.ts";

type Opened = Awaited<ReturnType<typeof openRequisition>>;

function acting(tenant: Tenant) {
  const actor = systemActor(tenant.organization, "test");
  return async <T extends CommandType>({ id }: Opened, type: T, args: CommandArgs<T>) => {
    const room = roomAt(bindings, { jurisdiction: null, organization: tenant.organization, requisition: id });
    return granted(await room.execute(actor, commandOf(type, args)));
  };
}

const rowOf = async (tenant: Tenant, id: string) => {
  const { organization, orm } = tenantDb(bindings, tenant.organization);
  const isIt = and(eq(applications.organizationId, organization), eq(applications.id, id as Id<"app">));
  return (await orm.select().from(applications).where(isIt))[0];
};

const countsOf = async (id: Id<"req">) => {
  const { orm } = tenantDb(bindings, newId("org"));
  return (await orm.select().from(requisitions).where(eq(requisitions.id, id)))[0]?.counts;
};

/** A card on one of two requisitions, and how it goes from one to the other. */
async function thereAndBack(tenant: Tenant) {
  const [home, away] = [await openRequisition(tenant), await openRequisition(tenant)];
  const act = acting(tenant);
  const { application } = granted(
    await tenant.services.applications.add(home.id, stageAt(home.board, 1), person),
  );
  const statusIn = async ({ id }: Opened) =>
    granted(await tenant.services.requisitions.board(id)).state.applications[application]?.status;
  const go = async (from: Opened, to: Opened) => {
    await act(from, "application.transfer", { application, to: to.id, stage: null });
    await expect.poll(() => statusIn(from)).toBe("transferred");
  };
  return { home, away, application, go, act, statusIn };
}

afterEach(() => {
  RequisitionRoom.betweenTransferSteps = () => undefined;
});

test("whatever order two rooms are projected in, the row is where the application lives", async () => {
  const orders = ["home away", "away home", "home away home", "away home away"];
  for (const order of orders) {
    const tenant = newTenant();
    const { home, away, application, go, act } = await thereAndBack(tenant);
    const project = async () => {
      for (const each of order.split(" ")) {
        await projectRoom(bindings, each === "home" ? home.object : away.object, Date.now(), 2);
      }
    };
    await go(home, away);
    await act(away, "application.assign", { application, assignee: tenant.viewer.user.id });
    await project();
    expect(await rowOf(tenant, application)).toMatchObject({
      requisitionId: away.id,
      status: "active",
      originId: home.id,
      hop: 1,
      assignee: tenant.viewer.user.id,
    });
    expect(await countsOf(home.id)).toEqual([]);
    expect(await countsOf(away.id)).toEqual([["active", stageAt(away.board, 0), 1]]);
    await go(away, home);
    await project();
    const back = { requisitionId: home.id, status: "active", hop: 2, assignee: null };
    expect(await rowOf(tenant, application)).toMatchObject(back);
    expect(await countsOf(away.id)).toEqual([]);
    expect((await rebuildAll(bindings, Date.now())).differences).toEqual([]);
    expect(await rowOf(tenant, application)).toMatchObject(back);
  }
});

test("a rebuild in the middle of a transfer agrees; an application that is in no room or in two is found", async () => {
  const tenant = newTenant();
  const { home, away, application, go, act, statusIn } = await thereAndBack(tenant);
  await go(home, away);
  // The answer of the other room is lost: it stands there already, and leaves here still.
  RequisitionRoom.betweenTransferSteps = (_, step) => {
    if (step === "answered") throw new Error("broken on purpose");
  };
  await act(away, "application.transfer", { application, to: home.id, stage: null });
  await expect.poll(() => statusIn(home)).toBe("active");
  expect(await statusIn(away)).toBe("leaving");
  expect((await rebuildAll(bindings, Date.now())).differences).toEqual([]);
  expect(await rowOf(tenant, application)).toMatchObject({
    requisitionId: home.id,
    status: "active",
    hop: 2,
  });
  // Said to have arrived by a room that never took it: the one kind of mistake that no single room can see.
  const third = await openRequisition(tenant);
  RequisitionRoom.betweenTransferSteps = (_, step) => {
    if (step === "started") throw new Error("broken on purpose");
  };
  await act(home, "application.transfer", { application, to: third.id, stage: null });
  await act(home, "application.completeTransfer", { application, to: third.id });
  await act(away, "application.completeTransfer", { application, to: home.id });
  const what = `application ${application} is not in one place`;
  expect((await rebuildAll(bindings, Date.now())).differences).toEqual([{ object: "all", what }]);
});
