import fc from "fast-check";
import { expect, test } from "vitest";
import type { StatusEntry } from "./candidate-status.ts";
import { mergeEntries, standing } from "./standing.ts";

const entry = (seq: number, notice: StatusEntry["notice"]): StatusEntry => ({ seq, at: seq * 10, notice });
const received = entry(1, { kind: "received", publicName: "In review", next: "Interview" });
const interview = entry(4, { kind: "stage", publicName: "Interview", next: "Offer" });

test("before the first announcement there is no standing", () => {
  expect(standing([])).toBeNull();
});

test("the standing is what was announced last, whatever order it came in", () => {
  const expected = { kind: "stage", publicName: "Interview", next: "Offer", since: 40, seq: 4 };
  expect(standing([received, interview])).toEqual(expected);
  expect(standing([interview, received])).toEqual(expected);
});

test.each(["notSelected", "hired"] as const)("%s has neither a stage nor a next step", (kind) => {
  const last = entry(9, { kind });
  expect(standing([received, interview, last])).toEqual({
    kind,
    publicName: null,
    next: null,
    since: 90,
    seq: 9,
  });
});

test("merging in any order and any number of times gives the same, each entry once, in order", () => {
  const seqs = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 40 });
  fc.assert(
    fc.property(seqs, seqs, (known, arrived) => {
      const [left, right] = [known, arrived].map((each) => each.map((seq) => entry(seq, { kind: "hired" })));
      const merged = mergeEntries(left ?? [], right ?? []);
      expect(merged).toEqual(mergeEntries(right ?? [], left ?? []));
      expect(mergeEntries(merged, right ?? [])).toEqual(merged);
      expect(merged.map(({ seq }) => seq)).toEqual(
        [...new Set([...known, ...arrived])].sort((a, b) => a - b),
      );
    }),
  );
});

test("merging keeps nothing of an inbox entry but requisition, seq, time and notice", () => {
  const arrived = {
    ...interview,
    application: "app_x",
    requisition: "req_x",
    secret: 1,
  } as unknown as StatusEntry;
  expect(mergeEntries([], [arrived])).toEqual([{ ...interview, requisition: "req_x" }]);
});

test("what two requisitions said stands in the order of time, also where their numbers collide", () => {
  const of = (requisition: string, seq: number, at: number) =>
    ({ seq, at, requisition, notice: { kind: "hired" } }) as unknown as StatusEntry;
  const [first, second, third] = [of("req_a", 7, 10), of("req_a", 9, 20), of("req_b", 7, 30)];
  expect(mergeEntries([second], [third, first])).toEqual([first, second, third]);
  expect(mergeEntries([first, second, third], [third])).toEqual([first, second, third]);
});
