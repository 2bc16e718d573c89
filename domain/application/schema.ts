/** An application: a candidate on a requisition, the card on the board. Ids and facts only. */
import { z } from "zod";
import { noticeSchema, pendingAnnouncementSchema } from "../announcement/schema.ts";
import { idSchema } from "../ids/ids.ts";
import { interviewSchema, mostInterviews } from "../interview/schema.ts";
import { userIdSchema } from "./user-id.ts";

export { userIdSchema } from "./user-id.ts";

/**
 * `withdrawn`: by the candidate's own wish. `leaving`: on the way to another requisition, which has not taken it yet.
 * `transferred`: it lives there now, and only its trace stands here.
 */
export const applicationStatuses = [
  "active",
  "rejected",
  "withdrawn",
  "hired",
  "leaving",
  "transferred",
] as const;
export const applicationSources = [
  "upload",
  "manual",
  "careers",
  "referral",
  "sourced",
  "agency",
  "alsoConsidered",
] as const;
/** One that we know, or one of the organization's own list. */
export const sourceSchema = z.union([z.enum(applicationSources), idSchema("src")]);
/** What somebody can say who adds a candidate by hand; the others come about by themselves. */
export const statedSources = ["manual", "referral", "sourced", "agency"] as const;
export const statedSourceSchema = z.union([z.enum(statedSources), idSchema("src")]);

export const hopSchema = z.number().int().positive();

export const applicationSchema = z.object({
  id: idSchema("app"),
  candidate: idSchema("cand"),
  status: z.enum(applicationStatuses),
  /** Where the card stands; a rejected or hired one keeps the stage it left. */
  stage: idSchema("stg"),
  source: sourceSchema,
  /** UTC epoch milliseconds. */
  createdAt: z.number().int().nonnegative(),
  enteredStageAt: z.number().int().nonnegative(),
  /** Set while rejected; while withdrawn, if they said why. */
  reason: idSchema("rsn").optional(),
  /** Set while hired: the opening that they fill, if the requisition counts its openings. */
  opening: idSchema("opn").optional(),
  /** Who of the team looks after it. */
  assignee: userIdSchema.optional(),
  /** Set while leaving or transferred: where to. */
  to: idSchema("req").optional(),
  /** Set if it came from another requisition: the last one. */
  origin: idSchema("req").optional(),
  /** How many transfers lie behind it; absent: none. Of two rooms that know it, the higher one is right. */
  hop: hopSchema.optional(),
  /** The last thing that the candidate was told, and the stage it was about. */
  told: z.object({ notice: noticeSchema, stage: idSchema("stg"), at: z.number().int() }).optional(),
  pending: pendingAnnouncementSchema.optional(),
  /** In the order in which they were planned, cancelled ones too. Absent: none. */
  interviews: z.array(interviewSchema).max(mostInterviews).optional(),
});
export type Application = z.infer<typeof applicationSchema>;
export type ApplicationId = Application["id"];

/** An order key (fractional-indexing, base 62) within a stage. */
const rankLetters = /^[0-9A-Za-z]{1,200}$/;
export const rankSchema = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[0-9A-Za-z]+$/);

/** The same as rankSchema, for where it is asked of every edit. */
export const isRank = (value: unknown): value is string =>
  typeof value === "string" && rankLetters.test(value);

/** Cards in the order of the board: by rank, then by id so that equal ranks fall the same way for all. */
export function compareRanked(
  left: { id: string; rank: string | undefined },
  right: { id: string; rank: string | undefined },
): number {
  const [a, b] = [left.rank ?? "~", right.rank ?? "~"];
  if (a !== b) return a < b ? -1 : 1;
  return left.id < right.id ? -1 : left.id > right.id ? 1 : 0;
}
