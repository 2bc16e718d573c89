import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirectDocument } from "react-router";
import { refusalCodeWords, refusalWords } from "#app/components/refusal-words.ts";
import { m } from "#app/paraglide/messages.js";
import { type Outcome, refusalStatus } from "#domain/refusal/refusal.ts";
import type { InviteResult } from "#domain/views/members.ts";
import type { Services } from "#workers/services.ts";
import { inviteFormSchema, type MemberAct, memberActSchema } from "./form-schema.ts";
import { roleWords } from "./role-words.ts";

/** Sends invitations: what is wrong with the form, or with single addresses; the good ones have left then. */
export async function invite(services: Services, form: FormData) {
  const submission = parseWithZod(form, { schema: inviteFormSchema });
  if (submission.status !== "success") return data(inviteAnswer({ result: submission.reply() }), 422);
  const outcome = await services.invitations.invite(submission.value);
  if (!outcome.ok) {
    const result = submission.reply({ formErrors: [refusalWords(outcome.refusal)] });
    return data(inviteAnswer({ result }), refusalStatus[outcome.refusal.code]);
  }
  const problems = outcome.value.flatMap((result) => problemOf(result) ?? []);
  const sent = outcome.value.filter((each) => each.sent).map(({ email }) => email);
  const said =
    sent.length === 1
      ? m.invite_sent_one({ email: sent[0] ?? "" })
      : m.invite_sent_many({ count: sent.length });
  return data(inviteAnswer({ problems, said: sent.length > 0 ? said : null }));
}

interface InviteAnswer {
  result: SubmissionResult<string[]> | null;
  problems: { email: string; words: string }[];
  said: string | null;
}
const inviteAnswer = (some: Partial<InviteAnswer>): InviteAnswer => ({
  result: null,
  problems: [],
  said: null,
  ...some,
});

function problemOf({ email, sent, code }: InviteResult) {
  if (code) return { email, words: refusalCodeWords(code) };
  return sent ? null : { email, words: m.invite_unsent() };
}

/** Everything else that is done to a member or an invitation: a note of what happened, or why not. */
export async function act(services: Services, form: FormData) {
  const parsed = memberActSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) return data({ ok: false, said: refusalCodeWords("input.invalid") }, 422);
  const outcome = await done(services, parsed.data);
  if (!outcome.ok) {
    const { refusal } = outcome;
    return data({ ok: false, said: refusalWords(refusal) }, refusalStatus[refusal.code]);
  }
  if (parsed.data.intent === "leave") return redirectDocument("/");
  return data({ ok: true, said: noteOf(parsed.data) });
}

function done({ members, invitations }: Services, wanted: MemberAct): Promise<Outcome<null>> {
  switch (wanted.intent) {
    case "role":
      return members.changeRole(wanted.person, wanted.role);
    case "manager":
      return members.setManager(wanted.person, { manager: wanted.manager || null });
    case "remove":
      return members.remove(wanted.person, wanted.handTo || null);
    case "deactivate":
      return members.deactivate(wanted.person, wanted.handTo || null);
    case "reactivate":
      return members.reactivate(wanted.person);
    case "transfer":
      return members.transferOwnership(wanted.person);
    case "leave":
      return members.leave();
    case "resend":
      return invitations.resend(wanted.invitation);
    case "revoke":
      return invitations.revoke(wanted.invitation);
  }
}

function noteOf(wanted: Exclude<MemberAct, { intent: "leave" }>): string {
  switch (wanted.intent) {
    case "role":
      return m.members_role_changed({ name: wanted.name, role: roleWords(wanted.role) });
    case "manager":
      return wanted.manager
        ? m.members_manager_set({ name: wanted.name, manager: wanted.managerName })
        : m.members_manager_cleared({ name: wanted.name });
    case "remove":
      return m.members_removed({ name: wanted.name });
    case "deactivate":
      return m.members_deactivated({ name: wanted.name });
    case "reactivate":
      return m.members_reactivated({ name: wanted.name });
    case "transfer":
      return m.members_transferred({ name: wanted.name });
    case "resend":
      return m.invitations_resent({ email: wanted.email });
    case "revoke":
      return m.invitations_revoked({ email: wanted.email });
  }
}
