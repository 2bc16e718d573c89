/**
 * What somebody may do on one requisition: what their role may do anywhere, if they reach it, and what its team makes
 * of them. One function answers for pages, API, sockets and leases, and one says why.
 */
import { z } from "zod";
import { type Capability, can, type Role, roleCapabilities } from "./access.ts";

/** What one can be on a requisition's team. The panel interviews: it has pages of its own and not the board. */
export const teamRoles = ["recruiter", "coordinator", "hiringManager", "panel"] as const;
export const teamRoleSchema = z.enum(teamRoles);
export type TeamRole = z.infer<typeof teamRoleSchema>;

/** How somebody stands to a requisition. */
export interface Standing {
  confidential: boolean;
  /** What they are on its team; empty: not on it. */
  team: readonly TeamRole[];
  /** They have an application here themselves: nobody reads their own on the team's side, whoever they are. */
  applied: boolean;
  /** The organization says so: its hiring managers read what candidates of their requisitions expect to be paid. */
  expectations?: boolean;
  /**
   * Somebody who reports to them, directly or further down, has an internal application here that was not released to
   * their managers yet (internal.ts): until then there is no such requisition for them, whoever they are.
   */
  hiddenReport: boolean;
  /** Which of these places they have by a group alone: a place is worth the same, however one has it. */
  byGroup?: readonly { role: TeamRole; group: string }[];
}

/** Whether this place on a team opens the board. */
export function teamSees(role: TeamRole): boolean {
  return teamRoleCapabilities[role].includes("board.view");
}

interface Holder {
  capabilities: readonly Capability[];
}

/** Somebody who has nothing to do with it. */
export const stranger: Standing = {
  confidential: false,
  team: [],
  applied: false,
  hiddenReport: false,
};

/** What belongs to the organization as a whole is no team's to give. */
const teamRoleCapabilities: Readonly<Record<TeamRole, readonly Capability[]>> = {
  recruiter: of("recruiter"),
  coordinator: of("coordinator"),
  // Pay is the place's to give and not the role's: a hiring manager on somebody else's panel is an interviewer there.
  hiringManager: [...of("hiringManager"), "pay.viewPublished", "pay.viewRange", "pay.viewOffer"],
  panel: [],
};

function givenBy(role: TeamRole, { expectations }: Standing): readonly Capability[] {
  const given = teamRoleCapabilities[role];
  return role === "hiringManager" && expectations ? [...given, "pay.viewExpectation"] : given;
}

function of(role: Role): readonly Capability[] {
  const beyond: readonly Capability[] = [
    "requisition.create",
    "requisition.beOnTeam",
    "requisition.viewAll",
    "requisition.viewConfidential",
    "requisition.list",
    "referral.make",
  ];
  return roleCapabilities[role].filter((each) => !beyond.includes(each));
}

export type Reach = "everywhere" | "confidential" | "team" | "applied" | "hiddenReport" | "none";

/** By what they reach it: everywhere (their role), confidential (their role too), team; or why not: applied, hiddenReport, none. */
export function reachOf(actor: Holder, standing: Standing): Reach {
  if (standing.applied) return "applied";
  if (standing.hiddenReport) return "hiddenReport";
  const team = teamOf(actor, standing);
  if (can(actor, "requisition.viewConfidential"))
    return standing.confidential ? "confidential" : "everywhere";
  if (!standing.confidential && can(actor, "requisition.viewAll")) return "everywhere";
  return team.length > 0 ? "team" : "none";
}

/** Being on a team counts for who can be on one: a row that outlived a change of role gives nothing. */
function teamOf(actor: Holder, { team }: Standing): readonly TeamRole[] {
  return can(actor, "requisition.beOnTeam") ? team : [];
}

/** Whether the requisition exists for them at all. */
export function reaches(actor: Holder, standing: Standing): boolean {
  const reach = reachOf(actor, standing);
  return reach !== "none" && reach !== "applied" && reach !== "hiddenReport";
}

/** Everything that they may do on this requisition; nothing if they do not reach it. */
export function capabilitiesOn(actor: Holder, standing: Standing): Capability[] {
  if (!reaches(actor, standing)) return [];
  const byTeam = teamOf(actor, standing).flatMap((role) => givenBy(role, standing));
  return [...new Set([...actor.capabilities, ...byTeam])];
}

/** Why somebody may or may not do a thing on a requisition. */
export type Because =
  /** Their role in the organization allows it. */
  | { yes: true; by: "role" }
  /** Being on the team allows it: by a place of their own, or by that of a group (its name). */
  | { yes: true; by: "team"; as: TeamRole; group: string | null }
  /**
   * They do not reach the requisition: it is confidential, or they are not on its team, or they applied there, or
   * somebody who reports to them did.
   */
  | { yes: false; by: "confidential" | "notOnTeam" | "applied" | "hiddenReport" }
  /** They reach it, but neither their role nor the team allows it. */
  | { yes: false; by: "role" };

/** The answer to "may they, and why": the same as `capabilitiesOn`, in words for a person. */
export function explain(actor: Holder, standing: Standing, capability: Capability): Because {
  const reach = reachOf(actor, standing);
  if (reach === "applied" || reach === "hiddenReport") return { yes: false, by: reach };
  if (reach === "none") return { yes: false, by: standing.confidential ? "confidential" : "notOnTeam" };
  if (can(actor, capability)) return { yes: true, by: "role" };
  const places = teamOf(actor, standing);
  const as = teamRoles.find((role) => places.includes(role) && givenBy(role, standing).includes(capability));
  if (!as) return { yes: false, by: "role" };
  const group = standing.byGroup?.find(({ role }) => role === as)?.group ?? null;
  return { yes: true, by: "team", as, group };
}
