/** The answer to "what can Ana do on this requisition, and why". */
import { z } from "zod";
import { capabilitySchema } from "../access/access.ts";
import { teamRoleSchema } from "../access/requisition.ts";

export const explainedSchema = z.object({
  person: z.object({ id: z.string(), name: z.string(), role: z.string() }),
  requisition: z.object({ id: z.string(), title: z.string(), confidential: z.boolean() }).nullable(),
  /** What they are on its team. */
  team: z.array(teamRoleSchema),
  capabilities: z.array(
    z.object({
      capability: capabilitySchema,
      yes: z.boolean(),
      by: z.enum(["role", "team", "confidential", "notOnTeam", "applied", "hiddenReport"]),
      as: teamRoleSchema.nullable(),
      /** The name of the group whose place on the team it is. */
      group: z.string().nullable(),
    }),
  ),
});
export type Explained = z.infer<typeof explainedSchema>;
