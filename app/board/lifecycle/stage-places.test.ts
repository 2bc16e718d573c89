import { expect, test } from "vitest";
import { evolve } from "#domain/requisition/evolve.ts";
import { after, room, stages } from "#tests/factories/room.ts";
import { dropBefore, stepBefore } from "./stage-places.ts";

const archived = { ...stages.huddle, archived: true as const };
const list = [stages.inbox, archived, stages.screen, stages.interview];

/** The stages in use after a stage was put before another. */
function put(id: (typeof list)[number]["id"], before: (typeof list)[number]["id"] | null): string[] {
  const state = { ...room(), stages: list };
  const moved = evolve(state, { type: "stage.moved", data: { stage: id, before }, at: 1 });
  return moved.stages.filter((stage) => !("archived" in stage)).map((stage) => stage.name);
}
const [inbox, screen, interview] = [stages.inbox, stages.screen, stages.interview].map(({ name }) => name);

test("a step left or right passes one stage in use, whatever archived ones stand in between", () => {
  expect(put(stages.screen.id, stepBefore(list, stages.screen.id, -1) ?? null)).toEqual([
    screen,
    inbox,
    interview,
  ]);
  expect(put(stages.inbox.id, stepBefore(list, stages.inbox.id, 1) ?? null)).toEqual([
    screen,
    inbox,
    interview,
  ]);
  expect(put(stages.screen.id, stepBefore(list, stages.screen.id, 1) ?? null)).toEqual([
    inbox,
    interview,
    screen,
  ]);
});

test("at the ends there is no step, and an archived stage has none", () => {
  expect(stepBefore(list, stages.inbox.id, -1)).toBeUndefined();
  expect(stepBefore(list, stages.interview.id, 1)).toBeUndefined();
  expect(stepBefore(list, archived.id, 1)).toBeUndefined();
  expect(stepBefore(after().stages, stages.offer.id, 1)).toBeUndefined();
});

test("dropped on the left half it goes before that stage, on the right half behind it", () => {
  expect(put(stages.interview.id, dropBefore(list, stages.inbox.id, false))).toEqual([
    interview,
    inbox,
    screen,
  ]);
  expect(put(stages.inbox.id, dropBefore(list, stages.interview.id, true))).toEqual([
    screen,
    interview,
    inbox,
  ]);
});
