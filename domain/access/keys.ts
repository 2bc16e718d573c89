/** What a key for programs may be allowed: never more than who makes it, and never what belongs to people. */
import { type Capability, can, capabilities } from "./access.ts";

export const keyKinds = ["organization", "personal"] as const;
export type KeyKind = (typeof keyKinds)[number];

/** Nobody's key hands an organization over, changes who comes in, or speaks for our own jobs. */
const never: readonly Capability[] = ["organization.transfer", "organization.manage", "system.operate"];
/** An organization's key is no person: it invites nobody, and stands on no team. */
const neverWithoutPerson: readonly Capability[] = ["member.manage", "requisition.beOnTeam"];

/** The capabilities that this person may give a key, in the order of the table. */
export function keyCapabilities(maker: { capabilities: readonly Capability[] }, kind: KeyKind): Capability[] {
  const excluded = kind === "organization" ? [...never, ...neverWithoutPerson] : never;
  return capabilities.filter((each) => can(maker, each) && !excluded.includes(each));
}

/** What a key may do now: what it was given, as far as `most` still has it. */
export function keptCapabilities(given: readonly string[], most: readonly Capability[]): Capability[] {
  return most.filter((each) => given.includes(each) && !never.includes(each));
}
