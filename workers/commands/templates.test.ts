import { expect, test } from "vitest";
import { newId } from "#domain/ids/ids.ts";
import { rebuildAll } from "#workers/projections/rebuild.ts";
import {
  bindings,
  codeOf,
  commandOf,
  granted,
  newTenant,
  openRequisition,
  person,
  role,
  stageAt,
} from "#workers/testing/tenant.ts";

/** A requisition with a stage that has everything a stage can have, an archived one, and a candidate. */
async function furnished() {
  const tenant = newTenant();
  const { requisitions, applications } = tenant.services;
  const { id, board } = await openRequisition(tenant);
  const [first, second] = [stageAt(board, 0), stageAt(board, 1)];
  const run = async (...[type, args]: Parameters<typeof commandOf>) =>
    granted(await requisitions.command(id, commandOf(type, args)));
  const checklist = [{ id: newId("chk"), text: "Ask for references" }];
  await run("stage.edit", { stage: first, name: "Letters", limitDays: 4, checklist });
  await run("stage.archive", { stage: second, moveTo: null });
  granted(await applications.add(id, first, person));
  return { tenant, id, first, second, run };
}

test("a copy has the stages in use with all that is on them, new ids, its own openings, and nobody on it", async () => {
  const { tenant, id } = await furnished();
  const { requisitions } = tenant.services;
  const input = { ...role, department: "Research", openings: 3, from: { requisition: id } };
  const copy = granted(await requisitions.create(input, "copy-1"));
  expect(granted(await requisitions.create(input, "copy-1"))).toEqual(copy);
  const [from, to] = [granted(await requisitions.board(id)), granted(await requisitions.board(copy.id))];
  expect(to.requisition).toMatchObject({ department: "Research" });
  expect(to.state.stages.map(({ name }) => name)).toEqual(["Letters", "Interviews", "Decision", "Offer"]);
  expect(to.state.stages[0]).toMatchObject({ limitDays: 4, checklist: [{ text: "Ask for references" }] });
  expect(to.state.stages[1]?.announce).toEqual(from.state.stages[2]?.announce);
  const ids = new Set(from.state.stages.map((stage) => stage.id));
  expect(to.state.stages.filter((stage) => ids.has(stage.id))).toEqual([]);
  expect(to.state.openings.map(({ status }) => status)).toEqual(["open", "open", "open"]);
  expect(to.state.applications).toEqual({});
  expect((await rebuildAll(bindings, Date.now())).ok).toBe(true);
});

test("a template keeps what a requisition had, whatever becomes of that, and requisitions keep what it had", async () => {
  const { tenant, id, first, run } = await furnished();
  const { requisitions, templates } = tenant.services;
  const template = granted(await templates.create({ name: "Lab", requisition: id }, "tpl-1"));
  expect(granted(await templates.create({ name: "Lab", requisition: id }, "tpl-1"))).toEqual(template);
  await run("stage.edit", { stage: first, name: "Renamed since" });
  const made = granted(await requisitions.create({ ...role, from: { template: template.id } }));
  const [kept] = granted(await templates.list());
  if (!kept) throw new Error("no template");
  granted(
    await templates.edit(template.id, {
      name: "Laboratory",
      stages: kept.stages.slice(0, 1),
      archived: true,
    }),
  );
  const { state } = granted(await requisitions.board(made.id));
  expect(state.stages.map(({ name }) => name)).toEqual(["Letters", "Interviews", "Decision", "Offer"]);
  expect(granted(await templates.list())).toMatchObject([
    { name: "Laboratory", archived: true, stages: [{ name: "Letters" }] },
  ]);
});

test("templates have names of their own, belong to one organization, and copies need to reach what they copy", async () => {
  const { tenant, id } = await furnished();
  const { templates } = tenant.services;
  const { id: template } = granted(await templates.create({ name: "Lab", requisition: id }));
  expect(codeOf(await templates.create({ name: " lab ", requisition: id }))).toBe("template.nameTaken");
  expect(codeOf(await templates.create({ name: "", requisition: id }))).toBe("input.invalid");
  expect(codeOf(await templates.create({ name: "None", stages: [] }))).toBe("input.invalid");
  const stranger = newTenant().services;
  expect(codeOf(await stranger.templates.edit(template, { name: "Mine" }))).toBe("template.missing");
  expect(codeOf(await stranger.requisitions.create({ ...role, from: { template } }))).toBe(
    "template.missing",
  );
  expect(codeOf(await stranger.requisitions.create({ ...role, from: { requisition: id } }))).toBe(
    "resource.missing",
  );
  expect(codeOf(await newTenant("viewer", tenant.organization).services.templates.list())).toBe(
    "access.denied",
  );
});
