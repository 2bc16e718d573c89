import fc from "fast-check";
import { expect, test } from "vitest";
import { idOf } from "#tests/factories/room.ts";
import { type EeoQuestion, eeoAnswers, eeoQuestions } from "./answers.ts";
import { carriedKey, countMonth, type DatedBatch, eeoTables, pooled, together } from "./count.ts";
import type { EeoForm, SealedForm } from "./questions.ts";

const requisitions = [1, 2, 3, 4].map((n) => idOf("req", n));
const months = ["2025-11", "2025-12", "2026-01", "2026-02"];

const oneOf = <Q extends EeoQuestion>(question: Q) =>
  fc.option(fc.constantFrom(...eeoAnswers[question]), { nil: undefined, freq: 6 });
const anyForm: fc.Arbitrary<SealedForm> = fc.record({
  // Some requisitions are small.
  requisition: fc.oneof(
    { weight: 8, arbitrary: fc.constant(requisitions[0] ?? idOf("req", 1)) },
    { weight: 3, arbitrary: fc.constantFrom(...requisitions) },
  ),
  form: fc
    .record({
      gender: oneOf("gender"),
      race: oneOf("race"),
      veteran: oneOf("veteran"),
      disability: oneOf("disability"),
    })
    .map((form) => Object.fromEntries(Object.entries(form).filter(([, answer]) => answer)) as EeoForm),
});
const anyYear = fc.tuple(...months.map(() => fc.array(anyForm, { maxLength: 60 })));
const anySecret = fc.integer();

/** As the secret decides it, or somebody who knows nothing would guess. */
const holdBackOf = (secret: number) => (words: string) =>
  [...words].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, Math.abs(secret) % 9973) % 5;

function live(year: readonly (readonly SealedForm[])[], secret: number) {
  const batches: DatedBatch[] = [];
  let carried: Record<string, number> = {};
  year.forEach((forms, at) => {
    const counted = countMonth(forms, carried, holdBackOf(secret));
    const month = months[at] ?? "";
    batches.push(...counted.batches.map((batch) => ({ ...batch, month })));
    carried = counted.carried;
  });
  return { batches, carried };
}

const filters = [null, ...requisitions].flatMap((requisition) =>
  ["", "2025", "2026", ...months].map((period) => ({ requisition, period })),
);

/** Everything that anybody can be shown, by question and answer. */
function everythingShown(batches: readonly DatedBatch[]): Map<string, number[]> {
  const all = new Map<string, number[]>();
  for (const filter of filters) {
    for (const { question, shown, rows } of eeoTables(batches, filter)) {
      const note = (key: string, n: number) => all.set(key, [...(all.get(key) ?? []), n]);
      note(question, shown);
      for (const { answer, n } of rows) note(carriedKey(question, answer), n ?? 0);
    }
  }
  return all;
}

test("no sum and no difference of whatever is shown, over any filters and periods, says one to four", () => {
  fc.assert(
    fc.property(
      anyYear,
      anySecret,
      fc.array(fc.tuple(fc.nat(), fc.constantFrom(-2, -1, 1, 2)), { minLength: 2, maxLength: 12 }),
      (year, secret, attack) => {
        for (const numbers of everythingShown(live(year, secret).batches).values()) {
          // Every pair, and any combination that an attacker comes up with.
          const told = numbers.flatMap((a) => numbers.map((b) => Math.abs(a - b)));
          expect(told.filter((n) => n > 0 && n < together)).toEqual([]);
          const combined = attack.reduce(
            (sum, [at, times]) => sum + times * (numbers[at % numbers.length] ?? 0),
            0,
          );
          expect(Math.abs(combined % together)).toBe(0);
        }
      },
    ),
    { numRuns: 40 },
  );
});

test("everybody is counted once or waits, and eight of each at most wait", () => {
  fc.assert(
    fc.property(anyYear, anySecret, (year, secret) => {
      const { batches, carried } = live(year, secret);
      for (const question of eeoQuestions) {
        for (const answer of eeoAnswers[question]) {
          const given = year.flat().filter(({ form }) => form[question] === answer);
          const own = batches.filter((batch) => batch.question === question && batch.answer === answer);
          const waiting = carried[carriedKey(question, answer)] ?? 0;
          expect(waiting).toBeLessThanOrEqual(2 * (together - 1));
          expect(own.reduce((sum, { n }) => sum + n, 0) + waiting).toBe(given.length);
          for (const { requisition, month, n } of own) {
            expect(n > 0 && n % together === 0).toBe(true);
            if (requisition === pooled) continue;
            const here = year[months.indexOf(month)]?.filter(
              (each) => each.requisition === requisition && each.form[question] === answer,
            );
            expect(n).toBeLessThanOrEqual(here?.length ?? 0);
          }
        }
      }
    }),
    { numRuns: 100 },
  );
});

test("what is shown fits other answers just as well: who does not know the secret cannot tell how many are hidden", () => {
  // Two requisitions, women alone, small enough to go through all of them.
  const women = (requisition: number, n: number): SealedForm[] =>
    Array.from({ length: n }, () => ({ requisition: idOf("req", requisition), form: { gender: "female" } }));
  const views = new Map<string, Set<string>>();
  for (let secret = 0; secret < 200; secret += 1) {
    for (let a = 0; a <= 12; a += 1) {
      for (let b = 0; b <= 12; b += 1) {
        const { batches } = countMonth([...women(1, a), ...women(2, b)], {}, holdBackOf(secret * 7));
        const view = JSON.stringify(batches.map(({ requisition, n }) => [requisition, n]));
        const fits = views.get(view) ?? new Set();
        fits.add(`${a},${b}`);
        views.set(view, fits);
      }
    }
  }
  for (const [view, fits] of views) {
    for (const at of [0, 1]) {
      const numbers = new Set([...fits].map((each) => Number(each.split(",")[at])));
      const [only] = numbers;
      expect(numbers.size > 1 || (only ?? 0) >= together, `${view} is only ${[...fits]}`).toBe(true);
    }
  }
});

test("who gave four answers alike does not learn from what is shown that a fifth was not given", () => {
  const given = (n: number): SealedForm[] =>
    Array.from({ length: n }, () => ({ requisition: idOf("req", 1), form: { disability: "yes" } }));
  const shownOf = (n: number) =>
    Array.from({ length: 50 }, (_, secret) =>
      countMonth(given(n), {}, holdBackOf(secret)).batches.reduce((sum, batch) => sum + batch.n, 0),
    );
  expect(new Set(shownOf(4))).toEqual(new Set([0]));
  expect(new Set(shownOf(5))).toEqual(new Set([0, 5]));
});

test("a hidden number is in no total either", () => {
  const forms = [7, 3].flatMap((n, at) =>
    Array.from(
      { length: n },
      (): SealedForm => ({
        requisition: idOf("req", 1),
        form: { gender: at === 0 ? "female" : "male" },
      }),
    ),
  );
  const { batches } = countMonth(forms, {}, () => 0);
  const [gender] = eeoTables(
    batches.map((batch) => ({ ...batch, month: "2026-01" })),
    { requisition: null, period: "" },
  );
  expect(gender).toEqual({
    question: "gender",
    shown: 5,
    rows: [
      { answer: "female", n: 5, share: null },
      { answer: "male", n: null, share: null },
      { answer: "declined", n: null, share: null },
    ],
  });
});
