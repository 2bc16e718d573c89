import fc from "fast-check";
import { expect, test } from "vitest";
import { hiddenFrom, type ManagerOf, makesCircle, managersAbove } from "./internal.ts";

const people = ["a", "b", "c", "d", "e", "f"];
const person = fc.constantFrom(...people);
/** Whatever stands in the rows, circles too. */
const anyLines = fc.array(fc.option(person), { minLength: 6, maxLength: 6 });
const from =
  (lines: readonly (string | null)[]): ManagerOf =>
  (who) =>
    lines[people.indexOf(who)] ?? null;

test("those above are the manager, the manager's manager and so on, each once, and never oneself", () => {
  const managerOf = from(["b", "c", null, "c", "e", "a"]);
  expect(managersAbove(managerOf, "f")).toEqual(["a", "b", "c"]);
  expect(managersAbove(managerOf, "c")).toEqual([]);
  fc.assert(
    fc.property(anyLines, person, (lines, who) => {
      const above = managersAbove(from(lines), who);
      expect(new Set(above).size).toBe(above.length);
      expect(above).not.toContain(who);
      expect(above[0] ?? null).toBe(from(lines)(who) === who ? null : from(lines)(who));
    }),
  );
});

test("managers set one after the other, circles refused, never make anybody their own superior", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(person, person), { maxLength: 30 }), (changes) => {
      const lines = new Map<string, string>();
      const managerOf: ManagerOf = (who) => lines.get(who) ?? null;
      for (const [who, manager] of changes)
        if (!makesCircle(managerOf, who, manager)) lines.set(who, manager);
      for (const who of people) {
        const above = managersAbove(managerOf, who);
        // Somebody at the top has nobody above: the chain ended there and not in a circle.
        expect(managerOf(above.at(-1) ?? who)).toBeNull();
      }
    }),
  );
});

test("an internal application is hidden from everybody above until it is released, then from nobody", () => {
  fc.assert(
    fc.property(anyLines, person, person, (lines, applicant, who) => {
      const managerOf = from(lines);
      const hidden = hiddenFrom({ applicant, released: false }, managerOf);
      expect(hidden.includes(who)).toBe(managersAbove(managerOf, applicant).includes(who));
      expect(hiddenFrom({ applicant, released: true }, managerOf)).toEqual([]);
    }),
  );
});
