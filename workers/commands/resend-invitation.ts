import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { newInvitationToken } from "#workers/auth/invitation/token.ts";
import { knockAs } from "#workers/auth/limits.ts";
import { invitationInReach } from "#workers/commands/invitation-in-reach.ts";
import { type Inviting, mailInvitation } from "#workers/commands/mail-invitation.ts";
import { audit } from "#workers/context.ts";
import { renewInvitation } from "#workers/db/identity/invitations.ts";

/**
 * Sends an invitation again, with a new link for another seven days; the old link is worth nothing then. Refuses with
 * access.denied, resource.missing, request.tooMany; with request.busy if the mail could not leave.
 */
export async function resendInvitation(context: Inviting, invitation: string): Promise<Outcome<null>> {
  const found = await invitationInReach(context, invitation);
  if (!found.ok) return found;
  const { env, actor, now } = context;
  const allowed = await knockAs(env, "resend", found.value.id);
  if (!allowed.ok) return allowed;
  const { token, ...stored } = await newInvitationToken(now());
  const { organization } = actor;
  const renewed = await renewInvitation(env.DB_IDENTITY, { id: found.value.id, organization, ...stored });
  if (!renewed) return refuse("resource.missing");
  await audit(context, { action: "invitation.resent", subject: found.value.id });
  const sent = await mailInvitation(context, { email: renewed.email, token, tokenHash: stored.tokenHash });
  return sent ? accept(null) : refuse("request.busy");
}
