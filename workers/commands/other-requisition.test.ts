import { expect, test } from "vitest";
import type { Id } from "#domain/ids/ids.ts";
import type { CommandArgs, CommandType } from "#domain/requisition/commands.ts";
import { standing } from "#domain/views/standing.ts";
import { tenantDb } from "#workers/db/tenant/db.ts";
import { writeTeam } from "#workers/db/tenant/team-rows.ts";
import { drain } from "#workers/projections/drain.ts";
import {
  bindings,
  codeOf,
  commandOf,
  enrol,
  granted,
  newTenant,
  openRequisition,
  person,
  stageAt,
} from "#workers/testing/tenant.ts";

async function twoRoles() {
  const tenant = newTenant();
  await enrol(tenant);
  const { services } = tenant;
  const [here, there] = [await openRequisition(tenant), await openRequisition(tenant)];
  const { application } = granted(await services.applications.add(here.id, stageAt(here.board, 0), person));
  const act = async <T extends CommandType>(id: Id<"req">, type: T, args: CommandArgs<T>) =>
    granted(await services.requisitions.command(id, commandOf(type, args)));
  const statusIn = async (id: Id<"req">, app = application) =>
    granted(await services.requisitions.board(id)).state.applications[app]?.status;
  const token = async (id: Id<"req">) =>
    granted(await services.applications.statusLink(id, application, false)).url.split("/status/")[1] ?? "";
  return { tenant, services, here, there, application, act, statusIn, token };
}

test("a transferred application has its history, files and page where it lives now, and nothing where it was", async () => {
  const { services, here, there, application, act, statusIn, token } = await twoRoles();
  const link = await token(here.id);
  await act(here.id, "application.move", { application, to: stageAt(here.board, 1), rank: "b1" });
  await act(here.id, "application.transfer", { application, to: there.id, stage: null });
  await expect.poll(() => statusIn(here.id)).toBe("transferred");
  // Whether D1 has heard of it or not.
  for (let round = 0; round < 2; round += 1) {
    const card = granted(await services.applications.card(there.id, application));
    expect(card.candidate.name).toBe(person.name);
    const types = card.timeline.map(({ type }) => type).filter((type) => type.startsWith("application."));
    expect(types.at(-1)).toMatch(/arrived|Completed/);
    expect(codeOf(await services.applications.card(here.id, application))).toBe("resource.missing");
    const [face] = granted(await services.requisitions.faces(there.id, [application]));
    expect(face?.name).toBe(person.name);
    await drain(bindings, Date.now());
  }
  expect(granted(await services.applications.leftFor(here.id, application))).toBe(there.id);
  expect(codeOf(await services.applications.leftFor(there.id, application))).toBe("resource.missing");
  const { timeline } = granted(await services.applications.card(there.id, application));
  const moved = timeline.find(({ type }) => type === "application.moved");
  expect(moved?.params.from).toBe(here.board.state.stages[0]?.name);
  expect(timeline.find(({ type }) => type === "application.arrived")?.params.from).toBe("Optics engineer");
  const before = granted(await services.portal.status(link));
  await act(there.id, "application.move", { application, to: stageAt(there.board, 3), rank: "b1" });
  await act(there.id, "application.announce", { application }).catch(() => null);
  await expect
    .poll(async () => granted(await services.portal.status(link)).entries.length)
    .toBeGreaterThan(before.entries.length);
  const after = granted(await services.portal.status(link));
  expect(after.entries.slice(0, before.entries.length)).toEqual(before.entries);
  expect(standing(after.entries)?.kind).toBe("stage");
  expect(after.entries.at(-1)?.requisition).toBe(there.id);
});

test.each([
  ["that they do not reach", { confidential: true, team: [], groups: null }, "resource.missing"],
  ["where they are on the team", { confidential: true, team: ["recruiter" as const] }, "transferred"],
])("an application goes to a requisition %s: %s", async (_where, { confidential, team }, what) => {
  const { tenant, services, here, there, application, act, statusIn } = await twoRoles();
  const { organization, viewer } = tenant;
  const lock = (rows: { user: string; role: "recruiter" }[]) =>
    writeTeam(
      tenantDb(bindings, organization),
      there.id,
      { confidential, team: rows, groups: null },
      { user: "x", at: 1 },
    );
  await lock(team.map((role) => ({ user: viewer.user.id, role })));
  await act(here.id, "application.transfer", { application, to: there.id, stage: null });
  await expect.poll(() => statusIn(here.id)).toBe(what === "transferred" ? "transferred" : "active");
  if (what === "transferred") {
    expect(granted(await services.applications.leftFor(here.id, application))).toBe(there.id);
    // Whoever does not reach it any more is not told where somebody went.
    await lock([]);
    expect(codeOf(await services.applications.leftFor(here.id, application))).toBe("resource.missing");
    return;
  }
  const { timeline } = granted(await services.applications.card(here.id, application));
  expect(timeline.map(({ type }) => type)).toContain("application.transferFailed");
});

test("somebody is considered for another requisition too, once; the first application stays as it is", async () => {
  const { services, here, there, application, act, statusIn } = await twoRoles();
  const second = granted(await services.applications.alsoConsider(here.id, application, there.id));
  const [was, is] = [await statusIn(here.id), await statusIn(there.id, second.application)];
  expect([was, is]).toEqual(["active", "active"]);
  expect(codeOf(await services.applications.alsoConsider(here.id, application, there.id))).toBe(
    "application.exists",
  );
  expect(codeOf(await services.applications.alsoConsider(here.id, application, here.id))).toBe(
    "application.sameRequisition",
  );
  const card = granted(await services.applications.card(there.id, second.application));
  expect(card).toMatchObject({ source: "alsoConsidered", candidate: { name: person.name } });
  const [reason] = there.board.state.reasons;
  if (!reason) throw new Error("no reasons");
  await act(there.id, "application.reject", { application: second.application, reason: reason.id });
  expect(codeOf(await services.applications.alsoConsider(here.id, application, there.id))).toBe("");
});
