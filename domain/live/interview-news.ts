/** What the organization's socket tells those who interview: not in wire.ts, which every board loads. */
import { z } from "zod";

/** Something about interviews of theirs has changed: load again. */
export const interviewNewsSchema = z.object({ t: z.literal("interviews") });
export type InterviewNews = z.infer<typeof interviewNewsSchema>;
