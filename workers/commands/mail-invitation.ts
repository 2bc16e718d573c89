import { m } from "#app/paraglide/messages.js";
import { invitationDays } from "#workers/auth/invitation/token.ts";
import type { Context } from "#workers/context.ts";
import { noteInvitationSent } from "#workers/db/identity/invitations.ts";
import type { Mailer } from "#workers/email/port.ts";
import { renderMail } from "#workers/email/render.ts";
import { log } from "#workers/http/log.ts";

/** What inviting needs besides who asks. */
export interface Inviting extends Context {
  mailer(): Mailer;
  /** What the mail calls the one who invites, and where to. */
  inviterName: string;
  organizationName: string;
}

/** Sends the link. False, and the invitation stays marked as not sent, if the mail could not leave. */
export async function mailInvitation(
  context: Inviting,
  { email, token, tokenHash }: { email: string; token: string; tokenHash: string },
): Promise<boolean> {
  const { env, origin, now, inviterName: inviter, organizationName: organization } = context;
  const content = {
    kind: "invitation",
    subject: m.mail_invitation_subject({ inviter, organization }),
    paragraphs: [m.mail_invitation_body({ inviter, organization, days: invitationDays })],
    button: { label: m.mail_invitation_button(), url: `${origin}/invitation/${token}` },
    footer: m.mail_invitation_footer({ organization }),
  };
  try {
    await context.mailer().send({ to: email, ...renderMail(content) });
  } catch {
    log("mail.failed", { subject: content.kind });
    return false;
  }
  await noteInvitationSent(env.DB_IDENTITY, tokenHash, now());
  return true;
}
