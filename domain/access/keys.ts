/** What a key for programs may be allowed: never more than who makes it, and never what belongs to people. */
import { type Capability, can, capabilities } from "./access.ts";

export const keyKinds = ["organization", "personal"] as const;
export type KeyKind = (typeof keyKinds)[number];

/** Nobody's key hands an organization over, changes who comes in, or speaks for our own jobs. */
const never: readonly Capability[] = ["organization.transfer", "organization.manage", "system.operate"];
/** An organization's key is no person: it invites nobody, and what is confidential is for people. */
const neverWithoutPerson: readonly Capability[] = [
  "member.manage",
  "requisition.viewConfidential",
  "referral.make",
  "candidate.viewPrivate",
  "interview.conduct",
];
/** Not chosen: a token stands where its person stands, and an organization's key reaches what is not confidential. */
const implied: readonly Capability[] = ["requisition.beOnTeam", "requisition.viewAll"];

/** The capabilities that this person may give a key, in the order of the table. */
export function keyCapabilities(maker: { capabilities: readonly Capability[] }, kind: KeyKind): Capability[] {
  const excluded = [...never, ...implied, ...(kind === "organization" ? neverWithoutPerson : [])];
  return capabilities.filter((each) => can(maker, each) && !excluded.includes(each));
}

/**
 * What a key may do now: what it was given, as far as `most` (its person's, or all) still has it; and what that needs
 * to reach any requisition at all.
 */
export function keptCapabilities(
  kind: KeyKind,
  given: readonly string[],
  most: readonly Capability[],
): Capability[] {
  const kept = most.filter((each) => given.includes(each) && ![...never, ...implied].includes(each));
  const own = kind === "organization" ? kept.filter((each) => !neverWithoutPerson.includes(each)) : kept;
  if (own.length === 0) return [];
  const reach = kind === "organization" ? (["requisition.viewAll"] as const) : implied;
  return [...own, ...reach.filter((each) => most.includes(each))];
}
