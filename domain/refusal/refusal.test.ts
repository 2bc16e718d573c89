import { expect, test } from "vitest";
import { accept, refusalCodes, refusalSchema, refusalStatus, refuse } from "./refusal.ts";

test.each(refusalCodes)("%s is noun.problem and maps to an HTTP status that refuses", (code) => {
  expect(code).toMatch(/^[a-z][a-zA-Z]*\.[a-zA-Z]+$/);
  expect(refusalStatus[code]).toBeGreaterThanOrEqual(400);
  expect(refusalStatus[code]).toBeLessThan(600);
});

test("a refusal survives the wire, with or without facts", () => {
  for (const { refusal } of [refuse("stage.missing"), refuse("document.tooLarge", { limitMegabytes: 25 })]) {
    expect(refusalSchema.parse(JSON.parse(JSON.stringify(refusal)))).toEqual(refusal);
  }
  expect(refuse("stage.missing").refusal).not.toHaveProperty("params");
});

test("a code that is not in the catalog is no refusal", () => {
  expect(refusalSchema.safeParse({ code: "made.up" }).success).toBe(false);
});

test("an accepted outcome carries its value", () => {
  expect(accept(3)).toEqual({ ok: true, value: 3 });
});
