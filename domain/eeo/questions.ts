/** What is filled in and kept of voluntary self-identification (answers.ts has the questions). */
import { z } from "zod";
import { idSchema } from "../ids/ids.ts";
import { eeoAnswers } from "./answers.ts";

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
