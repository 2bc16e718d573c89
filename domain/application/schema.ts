/** An application: a candidate on a requisition, the card on the board. Ids and facts only. */
import { z } from "zod";
import { noticeSchema, pendingAnnouncementSchema } from "../announcement/schema.ts";
import { idSchema } from "../ids/ids.ts";

export const applicationStatuses = ["active", "rejected", "hired"] as const;
export const applicationSources = ["upload", "manual", "careers", "referral", "sourced", "agency"] as const;

export const applicationSchema = z.object({
  id: idSchema("app"),
  candidate: idSchema("cand"),
  status: z.enum(applicationStatuses),
  /** Where the card stands; a rejected or hired one keeps the stage it left. */
  stage: idSchema("stg"),
  source: z.enum(applicationSources),
  /** UTC epoch milliseconds. */
  createdAt: z.number().int().nonnegative(),
  enteredStageAt: z.number().int().nonnegative(),
  /** Set while rejected. */
  reason: idSchema("rsn").optional(),
  /** The last thing that the candidate was told, and the stage it was about. */
  told: z.object({ notice: noticeSchema, stage: idSchema("stg"), at: z.number().int() }).optional(),
  pending: pendingAnnouncementSchema.optional(),
});
export type Application = z.infer<typeof applicationSchema>;
export type ApplicationId = Application["id"];

/** An order key (fractional-indexing, base 62) within a stage. */
export const rankSchema = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[0-9A-Za-z]+$/);

/** Cards in the order of the board: by rank, then by id so that equal ranks fall the same way for all. */
export function compareRanked(
  left: { id: string; rank: string | undefined },
  right: { id: string; rank: string | undefined },
): number {
  const [a, b] = [left.rank ?? "~", right.rank ?? "~"];
  if (a !== b) return a < b ? -1 : 1;
  return left.id < right.id ? -1 : left.id > right.id ? 1 : 0;
}
