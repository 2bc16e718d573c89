import { can, roleSchema } from "#domain/access/access.ts";
import { mayGive } from "#domain/access/giving.ts";
import { isId } from "#domain/ids/ids.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import type { Context } from "#workers/context.ts";
import { type InvitationRow, openInvitation } from "#workers/db/identity/invitations.ts";

/** An open invitation to a role that the actor may give. Refuses with access.denied, resource.missing. */
export async function invitationInReach(
  { env, actor }: Context,
  invitation: string,
): Promise<Outcome<InvitationRow>> {
  if (!can(actor, "member.manage")) return refuse("access.denied");
  if (!isId("inv", invitation)) return refuse("resource.missing");
  const found = await openInvitation(env.DB_IDENTITY, actor.organization, invitation);
  if (!found) return refuse("resource.missing");
  const role = roleSchema.safeParse(found.role);
  return !role.success || mayGive(actor, role.data) ? accept(found) : refuse("access.denied");
}
