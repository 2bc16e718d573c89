/** Members and invitations as people and programs see them, with what the viewer may do. */
import { z } from "zod";
import { roleSchema } from "../access/access.ts";
import { idSchema } from "../ids/ids.ts";
import { refusalCodes } from "../refusal/refusal.ts";

export const memberViewSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  /** One of the roles; a role that we do not know (any more) comes as it is. */
  role: z.string(),
  hue: z.number().int(),
  /** Whom they report to: from them, and from whoever is above, their internal applications are hidden. */
  manager: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** The viewer themselves. */
  self: z.boolean(),
  may: z.object({
    /** Roles that the viewer may give this person; none for who is out of reach. */
    roles: z.array(roleSchema),
    remove: z.boolean(),
    /** Say whom they report to. */
    manager: z.boolean(),
    /** Switch them off, to be switched on again. */
    deactivate: z.boolean(),
    /** Hand the ownership over to them. */
    transfer: z.boolean(),
    /** On the viewer's own line: whether they can go now. The last owner cannot. */
    leave: z.boolean(),
  }),
});
export type MemberView = z.infer<typeof memberViewSchema>;

/** Somebody who is switched off: a member nowhere, until they are switched on again. */
export const deactivatedViewSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  /** What they were and will be. */
  role: z.string(),
  hue: z.number().int(),
  /** Since when, UTC epoch milliseconds. */
  at: z.number().int(),
  may: z.object({ reactivate: z.boolean(), remove: z.boolean() }),
});
export type DeactivatedView = z.infer<typeof deactivatedViewSchema>;

/** What passes to a successor: on how many teams and in how many groups they are, whom they look after, views of the team. */
export const memberWorkSchema = z.object({
  teams: z.number().int(),
  groups: z.number().int(),
  applications: z.number().int(),
  views: z.number().int(),
});
export type MemberWork = z.infer<typeof memberWorkSchema>;

export const invitationStates = ["pending", "unsent", "expired", "declined"] as const;

export const invitationViewSchema = z.object({
  id: idSchema("inv"),
  email: z.string(),
  role: z.string(),
  state: z.enum(invitationStates),
  /** Who sent it. */
  inviter: z.string(),
  /** UTC epoch milliseconds. */
  expiresAt: z.number().int(),
  may: z.object({ resend: z.boolean(), revoke: z.boolean() }),
});
export type InvitationView = z.infer<typeof invitationViewSchema>;

/** What came of one address: an invitation, or why there is none. */
export const inviteResultSchema = z.object({
  email: z.string(),
  invitation: idSchema("inv").nullable(),
  /** Whether the mail left; an invitation without it can be sent again. */
  sent: z.boolean(),
  code: z.enum(refusalCodes).nullable(),
});
export type InviteResult = z.infer<typeof inviteResultSchema>;

/** An invitation as the invited sees it. Says nothing of whether there is an account with the address. */
export const invitedViewSchema = z.object({
  organization: z.string(),
  inviter: z.string().nullable(),
  email: z.string(),
  role: z.string(),
  expiresAt: z.number().int(),
});
export type InvitedView = z.infer<typeof invitedViewSchema>;
