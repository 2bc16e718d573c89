import { m } from "#app/paraglide/messages.js";
import { roleWords } from "#app/routes/settings/members/role-words.ts";
import type { InvitedView } from "#domain/views/members.ts";

/** Who invites whom to what. */
export function invitationLead({ inviter, organization, email, role: given }: InvitedView): string {
  const role = roleWords(given);
  return inviter
    ? m.invitation_lead({ inviter, organization, email, role })
    : m.invitation_lead_plain({ organization, email, role });
}
