/**
 * Voluntary self-identification: the questions and the answers that one can give, after the forms of the EEOC (EEO-1)
 * and of 41 CFR 60-300 and 60-741 (CC-305). Every question can be declined or left out.
 */
import { z } from "zod";
import { idSchema } from "../ids/ids.ts";

export const eeoAnswers = {
  gender: ["female", "male", "declined"],
  race: ["hispanic", "white", "black", "asian", "pacificIslander", "nativeAmerican", "twoOrMore", "declined"],
  veteran: ["protected", "notProtected", "declined"],
  disability: ["yes", "no", "declined"],
} as const;
export type EeoQuestion = keyof typeof eeoAnswers;
export const eeoQuestions = Object.keys(eeoAnswers) as EeoQuestion[];

export const eeoFormSchema = z
  .object({
    gender: z.enum(eeoAnswers.gender),
    race: z.enum(eeoAnswers.race),
    veteran: z.enum(eeoAnswers.veteran),
    disability: z.enum(eeoAnswers.disability),
  })
  .partial()
  .strict()
  .refine((form) => Object.keys(form).length > 0, { message: "nothing was answered" });
export type EeoForm = z.infer<typeof eeoFormSchema>;

/** What is sealed: nothing of a person. */
export const sealedFormSchema = z.object({ requisition: idSchema("req"), form: eeoFormSchema });
export type SealedForm = z.infer<typeof sealedFormSchema>;

/** A month in UTC, YYYY-MM. `at` in epoch milliseconds. */
export function monthOf(at: number): string {
  return new Date(at).toISOString().slice(0, 7);
}
