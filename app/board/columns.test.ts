import { describe, expect, it } from "vitest";
import { testId, testState } from "#app/live/fake-room.ts";
import type { Face } from "#domain/views/board.ts";
import { type BoardSettings, nobody, plainSettings } from "#domain/views/board-settings.ts";
import { columnsOf, countStatuses, reuseColumns } from "./columns.ts";
import { neighbour, walk } from "./walk.ts";

const app = (n: number) => testId("app", n);
const face = (n: number, name: string): Face => ({
  application: app(n),
  candidate: testId("cand", n),
  version: 1,
  name,
  headline: "Staff engineer",
  sight: "shown" as const,
  reading: "none",
  fileName: null,
});
const state = testState(4);
const input = {
  stages: state.stages,
  applications: {
    ...state.applications,
    [app(4)]: { ...state.applications[app(4)], status: "rejected" },
    [app(3)]: { ...state.applications[app(3)], stage: testId("stg", 3), assignee: "ana" },
  } as typeof state.applications,
  ranks: { [app(1)]: "a2", [app(2)]: "a1", [app(3)]: "a0" },
  faces: { [app(1)]: face(1, "Ana García"), [app(2)]: face(2, "Bo Li") },
  summaries: {},
};
const idsWith = (settings: Partial<BoardSettings>, now = 0) =>
  columnsOf(input, { ...plainSettings, ...settings }, now).map((column) => column.ids);

describe("columns", () => {
  it("hold active cards in the order of their ranks", () => {
    expect(idsWith({})).toEqual([[app(2), app(1)], [], [app(3)]]);
  });

  it("show rejected cards in the stage that they left, and everybody when asked for all", () => {
    expect(idsWith({ status: "rejected" })[0]).toEqual([app(4)]);
    expect(idsWith({ status: "all" }).flat()).toHaveLength(4);
  });

  it("show only cards with every word of the filter, whatever the accents", () => {
    expect(idsWith({ text: "garcia ENGINEER" })).toEqual([[app(1)], [], []]);
    expect(idsWith({ text: "x" }).flat()).toEqual([]);
  });

  it("say how many there would be without the filter", () => {
    const [first] = columnsOf(input, { ...plainSettings, text: "bo" });
    expect(first).toMatchObject({ ids: [app(2)], total: 2 });
  });

  it("are only those of the stages that are asked for", () => {
    expect(idsWith({ stages: [testId("stg", 3)] })).toEqual([[app(3)]]);
  });

  it("show whom somebody looks after, or nobody", () => {
    expect(idsWith({ assignees: ["ana"] }).flat()).toEqual([app(3)]);
    expect(idsWith({ assignees: [nobody] }).flat()).toEqual([app(2), app(1)]);
  });

  it("hold the cards of an archived stage at home, and do not show it", () => {
    const [one, two, three] = state.stages;
    if (!one || !two || !three) throw new Error("no stages");
    const stages = [one, two, { ...three, archived: true as const }];
    expect(columnsOf({ ...input, stages }, plainSettings).map((column) => column.ids)).toEqual([
      [app(2), app(1)],
      [app(3)],
    ]);
  });

  it("stay the same objects where nothing changed", () => {
    const before = columnsOf(input, plainSettings);
    const moved = { ...input, ranks: { ...input.ranks, [app(1)]: "Zz" } };
    const after = reuseColumns(before, columnsOf(moved, plainSettings));
    expect(after[0]).not.toBe(before[0]);
    expect(after[2]).toBe(before[2]);
    expect(reuseColumns(before, columnsOf(input, plainSettings))).toBe(before);
  });

  it("count by status", () => {
    const none = { withdrawn: 0, hired: 0, transferred: 0 };
    expect(countStatuses(input.applications)).toEqual({ active: 3, rejected: 1, all: 4, ...none });
  });
});

describe("arrows", () => {
  const columns = columnsOf(input, plainSettings);
  it("walk within a column and stop at its ends", () => {
    expect(walk(columns, app(2), "down")).toBe(app(1));
    expect(walk(columns, app(1), "down")).toBe(app(1));
    expect(walk(columns, app(1), "first")).toBe(app(2));
  });

  it("step over empty columns", () => {
    expect(walk(columns, app(1), "right")).toBe(app(3));
    expect(walk(columns, app(3), "left")).toBe(app(2));
  });

  it("begin at the first card", () => {
    expect(walk(columns, null, "down")).toBe(app(2));
    expect(walk([], null, "down")).toBeNull();
  });

  it("know who stands beside a card that leaves", () => {
    expect(neighbour(columns, app(2))).toBe(app(1));
    expect(neighbour(columns, app(3))).toBeNull();
  });
});
