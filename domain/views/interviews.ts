/** Interviews as people receive them: on the card, in one's own list, and the kit. What is not shown is not there. */
import { z } from "zod";
import { interviewSchema } from "../interview/schema.ts";
import { fileViewSchema } from "./card.ts";

const personSchema = z.object({ id: z.string(), name: z.string(), hue: z.number().int().min(0).max(359) });
export type InterviewPerson = z.infer<typeof personSchema>;

/** An interview on a card, for the team. */
export const cardInterviewSchema = interviewSchema.extend({
  title: z.string(),
  instructions: z.string(),
  place: z.string(),
  people: z.array(personSchema),
});
export type CardInterview = z.infer<typeof cardInterviewSchema>;

export const cardInterviewsSchema = z.object({
  interviews: z.array(cardInterviewSchema),
  /** Whom one can choose; only for who plans interviews. */
  choosable: z.array(personSchema).optional(),
});
export type CardInterviews = z.infer<typeof cardInterviewsSchema>;

/** What every interviewer knows of their interview. */
const ownSchema = interviewSchema
  .pick({ id: true, status: true, at: true, minutes: true, zone: true })
  .extend({
    title: z.string(),
    place: z.string(),
    /** The requisition's title. */
    role: z.string(),
    /** The candidate's name; null: none is known, or is to be. */
    name: z.string().nullable(),
    /** What stands for the name where the review is anonymised. */
    alias: z.string().optional(),
  });

export const myInterviewSchema = ownSchema.extend({ past: z.boolean() });
export type MyInterview = z.infer<typeof myInterviewSchema>;

export const interviewKitSchema = ownSchema.extend({
  instructions: z.string(),
  /** With whom. */
  people: z.array(personSchema),
  headline: z.string().optional(),
  source: z.string().optional(),
  contact: z.object({ email: z.string().nullable(), phone: z.string().nullable() }).optional(),
  files: z.array(fileViewSchema.omit({ problem: true })).optional(),
  /** What the kit would show, but not at this time: from when on, or that it is over. */
  waits: z.object({ until: z.number().int().nullable() }).optional(),
});
export type InterviewKit = z.infer<typeof interviewKitSchema>;
