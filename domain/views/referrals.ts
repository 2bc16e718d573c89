/** Referrals as who made them sees them: what they typed, and one coarse word. */
import { z } from "zod";
import { idSchema } from "../ids/ids.ts";
import { coarseStatuses } from "../referral/status.ts";

export const referralsViewSchema = z.object({
  /** Roles that one can refer people for: open, and nothing confidential. */
  roles: z.array(
    z.object({ id: idSchema("req"), title: z.string(), location: z.string(), department: z.string() }),
  ),
  /** One's own, newest first. */
  mine: z.array(
    z.object({
      id: idSchema("ref"),
      /** As they typed it. */
      name: z.string(),
      title: z.string(),
      status: z.enum(coarseStatuses),
      /** When they did it: a day (UTC), 2026-11-23. */
      day: z.string(),
    }),
  ),
});
export type ReferralsView = z.infer<typeof referralsViewSchema>;
