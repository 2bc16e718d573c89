/** Who works on a requisition, and who may. */
import { z } from "zod";
import { teamRoleSchema } from "../access/requisition.ts";
import { idSchema } from "../ids/ids.ts";

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
      /** What they are on it by groups. */
      byGroup: z.array(z.object({ group: z.string(), role: teamRoleSchema })),
      /** Whether they can be on it: agencies cannot. */
      eligible: z.boolean(),
    }),
  ),
  /** Groups of the organization, with how many members, and what each is on the team. */
  groups: z.array(
    z.object({
      id: idSchema("grp"),
      name: z.string(),
      size: z.number().int(),
      team: z.array(teamRoleSchema),
    }),
  ),
  /** Whether the viewer may change it. */
  manage: z.boolean(),
});
export type TeamView = z.infer<typeof teamViewSchema>;

/** The whole team as it is to be: who is not named is not on it. Without `groups`, its groups stay as they are. */
export const teamInputSchema = z.object({
  confidential: z.boolean(),
  members: z
    .array(z.object({ id: z.string().min(1).max(64), team: z.array(teamRoleSchema).min(1) }))
    .max(200),
  groups: z
    .array(z.object({ id: idSchema("grp"), team: z.array(teamRoleSchema).min(1) }))
    .max(200)
    .optional(),
});
export type TeamInput = z.infer<typeof teamInputSchema>;
