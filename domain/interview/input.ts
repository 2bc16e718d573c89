/** What people say of an interview when they plan it. Not in schema.ts, which every board loads. */
import { z } from "zod";
import { interviewDetailsSchema } from "./schema.ts";
import { isZone } from "./zone.ts";

/** What people write about an interview. */
export const interviewWordsSchema = z.object({
  title: z.string().trim().min(1).max(120),
  /** For the interviewers: plain text. */
  instructions: z.string().trim().max(10_000),
  /** A room, or a link. */
  place: z.string().trim().max(500),
});
export type InterviewWords = z.infer<typeof interviewWordsSchema>;

/** What a form or a program says of an interview. */
export const interviewInputSchema = interviewDetailsSchema
  .omit({ edition: true })
  .partial({ stage: true })
  .extend(interviewWordsSchema.shape)
  .refine(({ zone }) => isZone(zone), { path: ["zone"] });
export type InterviewInput = z.infer<typeof interviewInputSchema>;
