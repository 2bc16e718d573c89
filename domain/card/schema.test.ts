import { expect, test } from "vitest";
import { idOf } from "#tests/factories/room.ts";
import {
  type ChecklistItem,
  daySchema,
  isChecklistField,
  isNothing,
  relabelled,
  summarize,
} from "./schema.ts";

const item = (change: Partial<ChecklistItem>): ChecklistItem => ({
  text: "Call the reference",
  done: false,
  assignee: null,
  due: null,
  rank: "a0",
  ...change,
});

test("a day is a calendar day, not a moment", () => {
  for (const day of ["2026-11-23", "2028-02-29"]) expect(daySchema.safeParse(day).success).toBe(true);
  for (const day of ["2026-02-30", "2026-13-01", "2026-11-23T00:00:00Z", "23.11.2026", "", "0000-00-00"]) {
    expect(daySchema.safeParse(day).success).toBe(false);
  }
});

test("fields of an item are known and have their types", () => {
  expect(isChecklistField("text", "x")).toBe(true);
  expect(isChecklistField("due", null)).toBe(true);
  for (const [field, value] of [
    ["text", ""],
    ["text", "x".repeat(201)],
    ["done", "yes"],
    ["due", "soon"],
    ["html", "<b>"],
    ["__proto__", {}],
    ["constructor", true],
  ] as const) {
    expect(isChecklistField(field, value)).toBe(false);
  }
});

test("a summary counts, and names the earliest day of what is not done", () => {
  const [second, first] = [idOf("lbl", 2), idOf("lbl", 1)];
  const items = [
    item({ done: true, due: "2026-01-01" }),
    item({ due: "2026-12-24" }),
    item({ due: "2026-12-01" }),
    item({}),
  ];
  expect(summarize([second, first], items)).toEqual({
    labels: [first, second],
    done: 1,
    total: 4,
    due: "2026-12-01",
  });
  expect(isNothing(summarize([], []))).toBe(true);
});

test("labels are put on and taken off once", () => {
  const [a, b] = [idOf("lbl", 1), idOf("lbl", 2)];
  const summary = summarize([a], []);
  expect(relabelled(summary, { add: [b, a], remove: [] }).labels).toEqual([a, b]);
  expect(relabelled(summary, { add: [], remove: [a, b] }).labels).toEqual([]);
});
