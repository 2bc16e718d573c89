/** Groups of members, as people and programs see them. */
import { z } from "zod";
import { teamRoleSchema } from "../access/requisition.ts";
import { idSchema } from "../ids/ids.ts";

/** Groups of one organization, and people in one; more is refused. */
export const mostGroups = 200;
export const mostInGroup = 500;
export const longestGroupName = 60;

const personSchema = z.object({ id: z.string(), name: z.string(), hue: z.number().int() });

export const groupsViewSchema = z.object({
  groups: z.array(
    z.object({
      id: idSchema("grp"),
      name: z.string(),
      members: z.array(personSchema),
      /** On how many requisitions' teams it is; for who manages groups. */
      teams: z.number().int().optional(),
    }),
  ),
  /** Who could be in one: agencies cannot. */
  people: z.array(personSchema),
  /** Whether the viewer may make, change and delete them. */
  manage: z.boolean(),
});
export type GroupsView = z.infer<typeof groupsViewSchema>;
export type GroupView = GroupsView["groups"][number];

const name = z.string().trim().min(1).max(longestGroupName);
const members = z.array(z.string().min(1).max(64)).max(mostInGroup);
export const groupInputSchema = z.object({ name, members: members.default([]) });
export type GroupInput = z.input<typeof groupInputSchema>;
/** `members`: all who are in it from now on. */
export const groupEditSchema = z.object({ name: name.optional(), members: members.optional() });
export type GroupEdit = z.infer<typeof groupEditSchema>;

/** What would be different without a group: requisition by requisition. */
export const groupRemovalSchema = z.array(
  z.object({
    id: idSchema("req"),
    title: z.string(),
    /** What the group is on its team. */
    team: z.array(teamRoleSchema),
    /** Who would not reach it any more, and who could do less there; by name. */
    lost: z.array(z.string()),
    less: z.array(z.string()),
  }),
);
export type GroupRemoval = z.infer<typeof groupRemovalSchema>;
