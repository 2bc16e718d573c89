import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { invitationInReach } from "#workers/commands/invitation-in-reach.ts";
import { audit, type Context } from "#workers/context.ts";
import { revokeInvitation as revoke } from "#workers/db/identity/invitations.ts";

/** Takes an invitation back: its link is worth nothing from now on. Refuses with access.denied, resource.missing. */
export async function revokeInvitation(context: Context, invitation: string): Promise<Outcome<null>> {
  const found = await invitationInReach(context, invitation);
  if (!found.ok) return found;
  const { env, actor, now } = context;
  const revoked = await revoke(env.DB_IDENTITY, actor.organization, found.value.id, now());
  if (!revoked) return refuse("resource.missing");
  await audit(context, { action: "invitation.revoked", subject: found.value.id });
  return accept(null);
}
