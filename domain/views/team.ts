/** Who works on a requisition, and who may. */
import { z } from "zod";
import { teamRoleSchema } from "../access/requisition.ts";

export const teamViewSchema = z.object({
  title: z.string(),
  confidential: z.boolean(),
  members: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      hue: z.number().int(),
      /** Their role in the organization. */
      role: z.string(),
      /** What they are on the team; empty: not on it. */
      team: z.array(teamRoleSchema),
      /** Whether they can be on it: agencies cannot. */
      eligible: z.boolean(),
    }),
  ),
  /** Whether the viewer may change it. */
  manage: z.boolean(),
});
export type TeamView = z.infer<typeof teamViewSchema>;

/** The whole team as it is to be: who is not named is not on it. */
export const teamInputSchema = z.object({
  confidential: z.boolean(),
  members: z
    .array(z.object({ id: z.string().min(1).max(64), team: z.array(teamRoleSchema).min(1) }))
    .max(200),
});
export type TeamInput = z.infer<typeof teamInputSchema>;
