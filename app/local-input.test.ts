import { expect, test } from "vitest";
import { fromLocalTime, toLocalTime } from "./local-input.ts";

test("times are written and read in the browser's own zone", () => {
  for (const at of [0, Date.UTC(2026, 10, 24, 10, 0), Date.UTC(2027, 2, 28, 0, 30)])
    expect(fromLocalTime(toLocalTime(at))).toBe(at);
  expect([toLocalTime(null), fromLocalTime(""), fromLocalTime("0001-01-01T10:00")]).toEqual(["", null, null]);
});
