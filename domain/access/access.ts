/**
 * Who may do what: one table, one `can()`. Ask for a capability, never for a role's name.
 * Objects never see roles: they get the capabilities as a grant, with the socket or the RPC.
 */
import { z } from "zod";
import { idSchema } from "../ids/ids.ts";

export const capabilities = [
  "requisition.list",
  "requisition.view",
  /** Reaches every requisition that is not confidential; without it, those whose team one is on. */
  "requisition.viewAll",
  /** Reaches confidential ones too. */
  "requisition.viewConfidential",
  /** Can be on a requisition's team. Agencies cannot: a board's document says too much to a stranger. */
  "requisition.beOnTeam",
  /** Says who is on a requisition's team, and whether it is confidential. */
  "requisition.manageTeam",
  "requisition.create",
  "requisition.changeStatus",
  /** The organization's lists (labels, reasons, sources) and templates. */
  "lists.edit",
  "pipeline.edit",
  "board.view",
  "board.order",
  "application.create",
  "application.move",
  "application.reject",
  "application.hire",
  "application.transfer",
  "application.announce",
  /** Lets the managers of an internal applicant see the application. */
  "application.release",
  /** Recommends somebody for an open requisition, and sees in coarse words what became of it. */
  "referral.make",
  "candidate.view",
  /** How to reach them: address and phone. What a card holds beside its face (domain/access/fields.ts). */
  "candidate.contact",
  /** Sees who it is in a stage with anonymised review (faces.ts). */
  "candidate.viewAnonymised",
  /** Sees private candidates whom nobody named them for. */
  "candidate.viewPrivate",
  /** Says that a candidate is private, and for whom. */
  "candidate.makePrivate",
  "candidate.edit",
  /** Four fields of pay, of which the fourth, what somebody earned before, is nobody's: it is never asked for. */
  "pay.viewPublished",
  "pay.viewRange",
  "pay.viewExpectation",
  "pay.viewOffer",
  /** Changes those that one sees. */
  "pay.edit",
  "notes.write",
  "notes.managers",
  "file.view",
  "file.upload",
  "statusLink.manage",
  /** Says which agencies there are, shares requisitions with them, decides what they submit; sees what they are paid. */
  "agency.manage",
  /** Submits candidates to what was shared with one's agency. Of people outside: no role of the team has it. */
  "agency.submit",
  /** Plans, changes and calls off interviews, and says what their kits show. */
  "interview.manage",
  /** Can be chosen as an interviewer, and sees the interviews that are theirs. */
  "interview.conduct",
  "member.list",
  "member.manage",
  /** Reads the audit chain, and asks who may do what and why. */
  "audit.view",
  "organization.manage",
  /** Counts of equal-opportunity answers; never anybody's own. */
  "eeo.viewAggregates",
  /** Hand the organization over: what an owner has and an admin has not. */
  "organization.transfer",
  /** What our own jobs say to rooms. No role has it, an owner's neither. */
  "system.operate",
] as const;
export const capabilitySchema = z.enum(capabilities);
export type Capability = z.infer<typeof capabilitySchema>;

const see = [
  "referral.make",
  "interview.conduct",
  "requisition.beOnTeam",
  "requisition.list",
  "requisition.view",
  "board.view",
  "candidate.view",
  "candidate.contact",
  "file.view",
  "member.list",
] as const;
const pay = [
  "pay.viewPublished",
  "pay.viewRange",
  "pay.viewExpectation",
  "pay.viewOffer",
  "pay.edit",
] as const;
const everywhere = ["requisition.viewAll"] as const;
const work = [
  ...see,
  "board.order",
  "application.create",
  "application.move",
  "application.reject",
  "candidate.edit",
  "notes.write",
  "file.upload",
  "interview.manage",
] as const;
const recruit = [
  ...work,
  ...everywhere,
  ...pay,
  "candidate.viewAnonymised",
  "candidate.makePrivate",
  "requisition.manageTeam",
  "requisition.create",
  "requisition.changeStatus",
  "lists.edit",
  "pipeline.edit",
  "application.hire",
  "application.transfer",
  "application.announce",
  "application.release",
  "notes.managers",
  "statusLink.manage",
  "agency.manage",
] as const;
/** What people outside do on pages of their own: whoever manages members gives it without having it. */
export const outside: readonly Capability[] = ["agency.submit"];
const administer = [
  ...recruit,
  "requisition.viewConfidential",
  "candidate.viewPrivate",
  "member.manage",
  "audit.view",
  "organization.manage",
  "eeo.viewAggregates",
] as const;

/**
 * What a role may do in its organization, on the requisitions that it reaches (domain/access/requisition.ts): hiring
 * managers reach those whose team they are on. Interviewers see their interviews and agencies their submissions, not
 * the board: both have pages of their own.
 */
export const roleCapabilities = {
  owner: [...administer, "organization.transfer"],
  admin: administer,
  recruiter: recruit,
  coordinator: [...work, ...everywhere, "candidate.viewAnonymised", "pay.viewPublished"],
  hiringManager: [...work, "application.hire", "application.announce", "notes.managers"],
  interviewer: ["requisition.beOnTeam", "referral.make", "interview.conduct"],
  viewer: [...see, ...everywhere],
  agency: ["pay.viewPublished", "agency.submit"],
} as const satisfies Record<string, readonly Capability[]>;

export type Role = keyof typeof roleCapabilities;
export const roles = Object.keys(roleCapabilities) as [Role, ...Role[]];
export const roleSchema = z.enum(roles);

export const actorKinds = ["user", "candidate", "apiKey", "system"] as const;

/** Somebody (or something) that acts, with what they may do here and now. */
export const actorSchema = z.object({
  kind: z.enum(actorKinds),
  id: z.string().min(1).max(64),
  organization: idSchema("org"),
  capabilities: z.array(capabilitySchema),
});
export type Actor = z.infer<typeof actorSchema>;

/** Whether the actor may do this. The only question that code asks about access. */
export function can(actor: { capabilities: readonly Capability[] }, capability: Capability): boolean {
  return actor.capabilities.includes(capability);
}

/** What a role may do in its organization. */
export function capabilitiesOf(role: Role): readonly Capability[] {
  return roleCapabilities[role];
}

/** A job of ours that acts for itself (seed, alarm, import), limited to one organization. */
export function systemActor(organization: Actor["organization"], job: string): Actor {
  return { kind: "system", id: job, organization, capabilities: [...capabilities] };
}

/** What the Worker hands to a room with a socket: who it is, what they may do, until when. */
export const grantSchema = z.object({
  actor: actorSchema,
  /** The display name that others on the board see. */
  name: z.string().min(1).max(200),
  /** Which session it came from, so that ending it ends the socket; never the session's token. */
  session: z.string().min(1).max(64),
  /** UTC epoch milliseconds. */
  leaseUntil: z.number().int().nonnegative(),
});
export type Grant = z.infer<typeof grantSchema>;
