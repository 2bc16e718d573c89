import { eeoAnswers, eeoQuestions } from "#domain/eeo/answers.ts";
import { carriedKey, countMonth, pooled } from "#domain/eeo/count.ts";
import { monthOf } from "#domain/eeo/questions.ts";
import type { Id } from "#domain/ids/ids.ts";
import { closeMonth, openMonths, readMonth } from "#workers/db/eeo/rows.ts";
import type { Env } from "#workers/env.ts";
import { holdBackOf, openForm } from "./key.ts";

/**
 * Counts the months that are over and not counted yet: when somebody asks for the report, not before. What is counted
 * never changes again.
 */
export async function closeMonths(
  env: Pick<Env, "DB_EEO" | "EEO_SECRET">,
  organization: Id<"org">,
  now: number,
): Promise<void> {
  for (const month of await openMonths(env.DB_EEO, organization, monthOf(now))) {
    const { forms, carried } = await readMonth(env.DB_EEO, organization, month);
    const opened = await Promise.all(forms.map(({ key, sealed }) => openForm(env.EEO_SECRET, key, sealed)));
    const known = opened.filter((each) => each !== null);
    const heldBack = new Map<string, number>();
    for (const requisition of new Set([pooled, ...known.map((each) => each.requisition)])) {
      for (const question of eeoQuestions) {
        for (const answer of eeoAnswers[question]) {
          const words = `${requisition}.${carriedKey(question, answer)}`;
          heldBack.set(words, await holdBackOf(env.EEO_SECRET, `${organization}:${month}:${words}`));
        }
      }
    }
    const counted = countMonth(known, carried, (words) => heldBack.get(words) ?? 0);
    const keys = forms.map(({ key }) => key);
    await closeMonth(env.DB_EEO, organization, month, keys, counted);
  }
}
