/**
 * Who may make whom what: nobody gives, changes or takes away more than they have themselves. So an admin never
 * touches an owner, and nobody raises anybody above their own role.
 */
import { type Capability, can, capabilitiesOf, outside, type Role, roles } from "./access.ts";

interface Acting {
  capabilities: readonly Capability[];
}

/** An organization always has at least one of these. */
export const keepingRole = "owner" satisfies Role;
/** What an owner becomes who hands the organization over. */
export const formerOwnerRole = "admin" satisfies Role;

/** Whether everything inside that comes with the role is the actor's own, and they look after members at all. */
export function mayGive(actor: Acting, role: Role): boolean {
  const inside = capabilitiesOf(role).filter((each) => !outside.includes(each));
  return can(actor, "member.manage") && inside.every((each) => can(actor, each));
}

/** The roles that the actor may give, from the most powerful to the least. */
export function givableRoles(actor: Acting): Role[] {
  return roles.filter((role) => mayGive(actor, role));
}
