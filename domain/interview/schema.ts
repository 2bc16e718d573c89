/**
 * An interview: who talks with a candidate when, and what of them the interviewers are shown (the kit). These are
 * facts of the requisition's room; its words (title, instructions, place) are rows that can be deleted.
 */
import { z } from "zod";
import { userIdSchema } from "../application/user-id.ts";
import { idSchema } from "../ids/ids.ts";

/** `done`: it took place. A cancelled one is shown to nobody but the team. */
export const interviewStatuses = ["planned", "done", "cancelled"] as const;

/** What a kit can show of the candidate beside the name. Nothing else ever: no notes, pay, scores, history. */
export const kitParts = ["resume", "headline", "contact", "source"] as const;
export type KitPart = (typeof kitParts)[number];
export const kitShowsSchema = z.object({
  resume: z.boolean(),
  headline: z.boolean(),
  contact: z.boolean(),
  source: z.boolean(),
});
export type KitShows = z.infer<typeof kitShowsSchema>;
/** What is shown unless somebody says otherwise. */
export const usualKit: KitShows = { resume: true, headline: true, contact: false, source: false };

/** Interviews that an application can have, and people in one. */
export const mostInterviews = 30;
export const mostInterviewers = 12;
/** UTC epoch milliseconds, before the year 2096: none is later. */
export const latestStart = 4e12;
export const shortest = 5;
/** In minutes, as the shortest. */
export const longest = 600;

export const interviewDetailsSchema = z.object({
  /** The stage that it belongs to: where the card stood when it was planned, unless said. */
  stage: idSchema("stg"),
  interviewers: z
    .array(userIdSchema)
    .min(1)
    .max(mostInterviewers)
    .refine((users) => new Set(users).size === users.length),
  /** UTC epoch milliseconds; null: not yet timed. */
  at: z.number().int().min(0).max(latestStart).nullable(),
  minutes: z.number().int().min(shortest).max(longest),
  /** The IANA zone that whoever planned it thought in. */
  zone: z.string().regex(/^[A-Za-z0-9_+\-/]{1,64}$/),
  shows: kitShowsSchema,
  /** Counts how often its words were written anew: that alone is a change, which everybody is told of. */
  edition: z.number().optional(),
});
export type InterviewDetails = z.infer<typeof interviewDetailsSchema>;

export const interviewSchema = interviewDetailsSchema.extend({
  id: idSchema("itv"),
  status: z.enum(interviewStatuses),
});
export type Interview = z.infer<typeof interviewSchema>;
