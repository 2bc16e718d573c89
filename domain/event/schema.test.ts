import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "./schema.ts";

/** The same value with the keys of every object the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, turned(inner)]),
  );
}

test("canonical JSON does not depend on the order of keys", () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      (value) => void expect(canonicalJson(turned(value))).toBe(canonicalJson(value)),
    ),
  );
});

test("canonical JSON is JSON: it reads back as what went in", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test("different values have different canonical JSON", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (left, right) => {
      fc.pre(JSON.stringify(turned(left)) !== JSON.stringify(turned(right)));
      const same = canonicalJson(left) === canonicalJson(right);
      if (same) expect(JSON.parse(JSON.stringify(left))).toEqual(JSON.parse(JSON.stringify(right)));
    }),
  );
});

test("what JSON cannot say is left out of an object and null in an array, as JSON.stringify has it", () => {
  expect(canonicalJson({ b: 1, a: undefined })).toBe('{"b":1}');
  expect(canonicalJson([undefined, 1])).toBe("[null,1]");
  expect(canonicalJson(undefined)).toBe("null");
});
