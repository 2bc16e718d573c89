import { describe, expect, it } from "vitest";
import { testId, testState } from "#app/live/fake-room.ts";
import type { Face } from "#domain/views/board.ts";
import { columnsOf, countStatuses, matches, reuseColumns } from "./columns.ts";
import { neighbour, walk } from "./walk.ts";

const app = (n: number) => testId("app", n);
const face = (n: number, name: string): Face => ({
  application: app(n),
  candidate: testId("cand", n),
  version: 1,
  name,
  headline: "Staff engineer",
  reading: "none",
  fileName: null,
});
const state = testState(4);
const input = {
  stages: state.stages,
  applications: {
    ...state.applications,
    [app(4)]: { ...state.applications[app(4)], status: "rejected" },
    [app(3)]: { ...state.applications[app(3)], stage: testId("stg", 3) },
  } as typeof state.applications,
  ranks: { [app(1)]: "a2", [app(2)]: "a1", [app(3)]: "a0" },
  faces: { [app(1)]: face(1, "Ana García"), [app(2)]: face(2, "Bo Li") },
};
const active = { status: "active", text: "" } as const;

describe("columns", () => {
  it("hold active cards in the order of their ranks", () => {
    expect(columnsOf(input, active).map((column) => column.ids)).toEqual([[app(2), app(1)], [], [app(3)]]);
  });

  it("show rejected cards in the stage that they left", () => {
    expect(columnsOf(input, { status: "rejected", text: "" })[0]?.ids).toEqual([app(4)]);
  });

  it("show only cards with every word of the filter, whatever the accents", () => {
    expect(columnsOf(input, { status: "active", text: "garcia ENGINEER" })[0]?.ids).toEqual([app(1)]);
    expect(matches(undefined, "x")).toBe(false);
  });

  it("stay the same objects where nothing changed", () => {
    const before = columnsOf(input, active);
    const moved = { ...input, ranks: { ...input.ranks, [app(1)]: "Zz" } };
    const after = reuseColumns(before, columnsOf(moved, active));
    expect(after[0]).not.toBe(before[0]);
    expect(after[2]).toBe(before[2]);
    expect(reuseColumns(before, columnsOf(input, active))).toBe(before);
  });

  it("count by status", () => {
    expect(countStatuses(input.applications)).toEqual({ active: 3, rejected: 1, hired: 0 });
  });
});

describe("arrows", () => {
  const columns = columnsOf(input, active);
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
