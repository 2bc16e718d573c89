import { z } from "zod";
import { can, type Role, roleSchema } from "#domain/access/access.ts";
import { mayGive } from "#domain/access/giving.ts";
import { newId } from "#domain/ids/ids.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import type { InviteResult } from "#domain/views/members.ts";
import { newInvitationToken } from "#workers/auth/invitation/token.ts";
import { knockAs } from "#workers/auth/limits.ts";
import { type Inviting, mailInvitation } from "#workers/commands/mail-invitation.ts";
import { audit } from "#workers/context.ts";
import { keepInvitation } from "#workers/db/identity/invitations.ts";

/** People in one go. */
export const mostInvited = 20;
export const inviteSchema = z.object({
  emails: z.array(z.string().trim().toLowerCase().max(254).pipe(z.email())).min(1).max(mostInvited),
  role: roleSchema,
});

/**
 * Invites people by mail; an answer for each address, in order. An address that is a member's (switched off ones included) or is invited
 * already keeps what it has and says so. Refuses with access.denied, input.invalid, request.tooMany.
 */
export async function invitePeople(context: Inviting, input: unknown): Promise<Outcome<InviteResult[]>> {
  const { actor, env } = context;
  if (!can(actor, "member.manage")) return refuse("access.denied");
  const parsed = inviteSchema.safeParse(input);
  if (!parsed.success) {
    return refuse("input.invalid", { field: String(parsed.error.issues[0]?.path[0] ?? "") });
  }
  const { emails, role } = parsed.data;
  if (!mayGive(actor, role)) return refuse("access.denied");
  const results: InviteResult[] = [];
  let over: ReturnType<typeof refuse> | null = null;
  for (const email of new Set(emails)) {
    const allowed = await knockAs(env, "invite", actor.organization);
    if (!allowed.ok) over = allowed;
    results.push(
      allowed.ok
        ? await inviteOne(context, email, role)
        : { email, invitation: null, sent: false, code: allowed.refusal.code },
    );
  }
  const none = results.every(({ code }) => code === "request.tooMany");
  return over && none ? over : accept(results);
}

const whyNot = {
  member: "member.exists",
  deactivated: "member.deactivated",
  invitation: "invitation.pending",
} as const;

async function inviteOne(context: Inviting, email: string, role: Role): Promise<InviteResult> {
  const { env, actor, now } = context;
  const none = { email, invitation: null, sent: false };
  const { token, ...stored } = await newInvitationToken(now());
  const kept = await keepInvitation(env.DB_IDENTITY, {
    id: newId("inv"),
    organization: actor.organization,
    email,
    role,
    inviter: actor.id,
    at: now(),
    ...stored,
  });
  if ("there" in kept) {
    return { ...none, code: whyNot[kept.there] };
  }
  await audit(context, { action: "member.invited", subject: kept.kept, after: { role } });
  const sent = await mailInvitation(context, { email, token, tokenHash: stored.tokenHash });
  return { email, invitation: kept.kept, sent, code: null };
}
