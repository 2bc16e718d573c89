import { expect, test } from "vitest";
import { newId } from "#domain/ids/ids.ts";
import { plainSettings } from "#domain/views/board-settings.ts";
import { codeOf, granted, newTenant, openRequisition, stageAt } from "#workers/testing/tenant.ts";

const settings = { ...plainSettings, sort: "age" as const };
const mine = { name: "Waiting longest", team: false, everywhere: false, settings };

test("a view is its owner's until the team has it, and the team's is kept by who edits pipelines", async () => {
  const ana = newTenant("recruiter");
  const viewer = newTenant("viewer", ana.organization);
  const { id, board } = await openRequisition(ana);
  const other = granted(
    await ana.services.requisitions.create({ title: "Other", team: "x", location: "y", openings: 1 }),
  );
  const views = ana.services.views;
  const own = granted(await views.save(id, mine)).id;
  expect(granted(await views.list(id)).views).toMatchObject([{ id: own, mayEdit: true, settings }]);
  expect(granted(await viewer.services.views.list(id)).views).toEqual([]);
  expect(codeOf(await viewer.services.views.edit(id, own, { name: "Stolen" }))).toBe("resource.missing");
  expect(codeOf(await viewer.services.views.choose(id, own))).toBe("resource.missing");

  granted(await views.edit(id, own, { name: "Ours", team: true }));
  expect(granted(await viewer.services.views.list(id)).views).toMatchObject([
    { name: "Ours", mayEdit: false },
  ]);
  expect(codeOf(await viewer.services.views.remove(id, own))).toBe("access.denied");
  expect(granted(await views.list(other.id)).views).toEqual([]);

  // What others see is not taken from them, nor given to them, by who did not make it.
  const theirs = granted(await viewer.services.views.save(id, { ...mine, team: true })).id;
  granted(await views.edit(id, theirs, { name: "Renamed by a recruiter" }));
  expect(codeOf(await views.edit(id, theirs, { team: false }))).toBe("access.denied");

  // A filter by stage belongs to its board, whatever is asked.
  const staged = { ...settings, stages: [stageAt(board, 0)] };
  granted(await views.save(id, { ...mine, name: "Here", everywhere: true, settings: staged }));
  const anywhere = granted(await views.save(id, { ...mine, name: "Everywhere", everywhere: true })).id;
  expect(granted(await views.list(other.id)).views).toMatchObject([{ id: anywhere, everywhere: true }]);
  expect(codeOf(await views.edit(id, anywhere, { settings: staged }))).toBe("input.invalid");
});

test("a board opens with what each person chose for it, until that is gone", async () => {
  const ana = newTenant("recruiter");
  const { id } = await openRequisition(ana);
  const { views } = ana.services;
  const view = granted(await views.save(id, mine)).id;
  granted(await views.choose(id, view));
  expect(granted(await views.list(id)).default).toBe(view);
  granted(await views.choose(id, null));
  expect(granted(await views.list(id)).default).toBeNull();
  granted(await views.choose(id, view));
  granted(await views.remove(id, view));
  expect(granted(await views.list(id))).toEqual({ views: [], default: null });
  expect(codeOf(await views.choose(id, newId("view")))).toBe("resource.missing");
  expect(codeOf(await views.save(id, { ...mine, name: " " }))).toBe("input.invalid");
  const stranger = newTenant("admin");
  expect(codeOf(await stranger.services.views.list(id))).toBe("resource.missing");
});
