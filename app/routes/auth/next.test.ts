import { expect, test } from "vitest";
import { safeNext } from "./next.ts";

test("a path of ours is where one goes", () => {
  expect(safeNext("/requisitions/req_1?new#top")).toBe("/requisitions/req_1?new#top");
});

test.each([
  "https://evil.example",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/..//evil.example",
  "javascript:alert(1)",
  "",
  null,
])("%j leads to the front door", (wanted) => {
  expect(safeNext(wanted)).toBe("/");
});
