/**
 * How answers become numbers that can be shown (docs/decisions/024-eeo-in-fives.md). When a month is over, its answers
 * are counted into batches of five alike: first those of one requisition, then what is left of all of them together;
 * what is left even then waits for later months and is shown to nobody. Each answer is in one batch at most, and every
 * number that is ever shown is a sum of batches. So every sum and every difference of such numbers, over whatever
 * filters and periods, is a number of fives: none can be taken apart further.
 */
import { type EeoQuestion, eeoAnswers, eeoQuestions } from "./answers.ts";
import type { SealedForm } from "./questions.ts";

/** How many answers alike are shown together, at the least. */
export const together = 5;
/** In place of a requisition: of several that are not named. */
export const pooled = "";

export interface Batch {
  /** `pooled`: of several. */
  requisition: string;
  question: EeoQuestion;
  answer: string;
  /** 5, 10, 15 … */
  n: number;
}

/** Left over: question → answer → up to eight, four and what was held back. */
export type Carried = Readonly<Record<string, number>>;
export const carriedKey = (question: string, answer: string) => `${question}.${answer}`;

/**
 * Counts one month. `holdBack`: 0 to 4, unforeseeable for who has no secret, the same each time for the same words.
 * So many of a requisition's answers go to the rest before the others are counted in fives, and so many of the rest
 * wait: how many were left there is not to be told from what is shown, not even by who gave most of them.
 */
export function countMonth(
  forms: readonly SealedForm[],
  carried: Carried,
  holdBack: (words: string) => number,
): { batches: Batch[]; carried: Record<string, number> } {
  const batches: Batch[] = [];
  const left: Record<string, number> = { ...carried };
  for (const question of eeoQuestions) {
    for (const answer of eeoAnswers[question]) {
      const key = carriedKey(question, answer);
      const alike = forms.filter(({ form }) => form[question] === answer);
      let rest = carried[key] ?? 0;
      for (const [requisition, here] of Map.groupBy(alike, (each) => each.requisition)) {
        const n = inFives(here.length - holdBack(`${requisition}.${key}`));
        if (n > 0) batches.push({ requisition, question, answer, n });
        rest += here.length - n;
      }
      const n = inFives(rest - holdBack(`${pooled}.${key}`));
      if (n > 0) batches.push({ requisition: pooled, question, answer, n });
      left[key] = rest - n;
    }
  }
  return { batches, carried: left };
}

function inFives(n: number): number {
  return Math.max(0, Math.floor(n / together)) * together;
}

export interface DatedBatch extends Batch {
  /** YYYY-MM */
  month: string;
}

/** What is asked for: a requisition or (null) all; a month, a year, or all that is counted (""). */
export interface EeoFilter {
  requisition: string | null;
  period: string;
}

export interface EeoRow {
  answer: string;
  /** Null: none that can be shown. */
  n: number | null;
  /** Of all that are shown for this question, 0 to 1; null where fewer than two answers are. */
  share: number | null;
}
export interface EeoTable {
  question: EeoQuestion;
  /** All that are shown. Whoever is not is not in it either. */
  shown: number;
  rows: EeoRow[];
}

/** The tables for a filter: sums of batches, and of nothing else. */
export function eeoTables(batches: readonly DatedBatch[], { requisition, period }: EeoFilter): EeoTable[] {
  const wanted = batches.filter(
    (batch) =>
      (requisition === null || batch.requisition === requisition) &&
      (period === "" || batch.month === period || batch.month.startsWith(`${period}-`)),
  );
  return eeoQuestions.map((question) => {
    const sums = eeoAnswers[question].map((answer) => ({
      answer,
      n: wanted
        .filter((batch) => batch.question === question && batch.answer === answer)
        .reduce((sum, { n }) => sum + n, 0),
    }));
    const shown = sums.reduce((sum, { n }) => sum + n, 0);
    const several = sums.filter(({ n }) => n > 0).length > 1;
    return {
      question,
      shown,
      rows: sums.map(({ answer, n }) => ({
        answer,
        n: n > 0 ? n : null,
        share: n > 0 && several ? n / shown : null,
      })),
    };
  });
}
