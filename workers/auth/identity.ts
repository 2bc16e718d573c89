/** Signing in and out, and answering invitations. Pages and /api/auth go through the same functions. */
import { z } from "zod";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { confirmAddress } from "#workers/auth/account/change-address.ts";
import { ask } from "#workers/auth/ask.ts";
import { forgotPassword, resetPassword } from "#workers/auth/forgotten.ts";
import { mayChoose } from "#workers/auth/heavy-password.ts";
import { acceptInvitation } from "#workers/auth/invitation/accept.ts";
import { declineInvitation } from "#workers/auth/invitation/decline.ts";
import { joinByInvitation } from "#workers/auth/invitation/join.ts";
import { viewInvitation } from "#workers/auth/invitation/view.ts";
import { knock, welcome } from "#workers/auth/limits.ts";
import { noteAccess } from "#workers/auth/note-access.ts";
import { passkeyToAsk, signInByPasskey } from "#workers/auth/passkey/passkey.ts";
import { redeemSchema, sendLinkSchema, signInSchema, signUpSchema } from "#workers/auth/schema.ts";
import type { AuthScope } from "#workers/auth/scope.ts";
import { closeSockets } from "#workers/auth/session/close.ts";
import { finishSecondStep, noteRefused, secondStepWaits, settle } from "#workers/auth/session/settle.ts";
import { finishSso, startSso } from "#workers/auth/sso/sign-in.ts";
import { viewerOf } from "#workers/auth/viewer.ts";
import { findAccountByEmail } from "#workers/db/identity/accounts.ts";
import { foundOrganization } from "#workers/db/identity/organizations.ts";
import { projectMember } from "#workers/projections/members.ts";
import type { Identity, SignedChange } from "#workers/services.ts";

/** The identity service of one request. */
export function createIdentity(scope: AuthScope): Identity {
  return {
    signIn: (input) => signIn(scope, input),
    sendLink: (input) => sendLink(scope, input),
    redeem: (input) => redeem(scope, input),
    signUp: (input) => signUp(scope, input),
    signOut: () => signOut(scope),
    secondStep: ({ code }) => finishSecondStep(scope, code),
    secondStepWaits: () => secondStepWaits(scope),
    passkeyOptions: () => passkeyToAsk(scope),
    signInByPasskey: (input) => signInByPasskey(scope, input),
    startSso: (input) => startSso(scope, input),
    finishSso: (came) => finishSso(scope, came),
    forgot: (input) => forgotPassword(scope, input),
    reset: (input) => resetPassword(scope, input),
    confirmAddress: (token) => confirmAddress(scope, token),
    invitation: (token) => viewInvitation(scope, token),
    acceptInvitation: (token) => acceptInvitation(scope, token),
    declineInvitation: (token) => declineInvitation(scope, token),
    join: (input) => joinByInvitation(scope, input),
  };
}

async function signIn(scope: AuthScope, input: unknown): Promise<Outcome<SignedChange>> {
  const parsed = signInSchema.safeParse(input);
  if (!parsed.success) return refuse("input.invalid");
  const { email, password, remember } = parsed.data;
  const entry = { door: "signIn", headers: scope.headers, person: email } as const;
  const allowed = await knock(scope.env, entry);
  if (!allowed.ok) return allowed;
  const answer = await ask(scope, "POST", "/sign-in/email", { email, password, rememberMe: remember });
  if (!answer.ok) {
    scope.background(noteWrong(scope, email, answer.refusal.code));
    return answer;
  }
  await welcome(scope.env, entry);
  return settle(scope, answer.value.cookies, { method: "password", remember });
}

/** Behind the answer, which is the same whether the address is somebody's or not. */
async function noteWrong(scope: AuthScope, email: string, why: string): Promise<void> {
  const account = await findAccountByEmail(scope.env.DB_IDENTITY, email);
  if (account) noteRefused(scope, account.id, why);
}

async function sendLink(scope: AuthScope, input: unknown): Promise<Outcome<null>> {
  const parsed = sendLinkSchema.safeParse(input);
  if (!parsed.success) return refuse("input.invalid");
  const { email } = parsed.data;
  const allowed = await knock(scope.env, { door: "sendLink", headers: scope.headers, person: email });
  if (!allowed.ok) return allowed;
  const answer = await ask(scope, "POST", "/sign-in/magic-link", { email });
  return answer.ok ? accept(null) : answer;
}

async function redeem(
  scope: AuthScope,
  input: { kind: "signIn" | "confirm"; token: string },
): Promise<Outcome<SignedChange>> {
  const parsed = redeemSchema.safeParse(input);
  if (!parsed.success) return refuse("link.expired");
  const { token } = parsed.data;
  const allowed = await knock(scope.env, { door: "redeem", headers: scope.headers, person: token });
  if (!allowed.ok) return allowed;
  const path = input.kind === "signIn" ? "/magic-link/verify" : "/verify-email";
  const answer = await ask(scope, "GET", `${path}?token=${encodeURIComponent(token)}`);
  if (!answer.ok) return answer.refusal.code === "request.busy" ? answer : refuse("link.expired");
  // A confirmed address is not confirmed again: then there is no session, and the link is used up.
  const { cookies } = answer.value;
  if (cookies.length === 0) return refuse("link.expired");
  return settle(scope, cookies, { method: "link", remember: true });
}

const newUserSchema = z.object({ user: z.object({ id: z.string() }) });

async function signUp(scope: AuthScope, input: unknown): Promise<Outcome<null>> {
  const parsed = signUpSchema.safeParse(input);
  if (!parsed.success) return refuse("input.invalid");
  const { name, email, password, organization } = parsed.data;
  const allowed = await knock(scope.env, { door: "signUp", headers: scope.headers, person: email });
  if (!allowed.ok) return allowed;
  const may = await mayChoose(scope.env.HEAVY, password, [name, email, organization]);
  if (!may.ok) return may;
  const answer = await ask(scope, "POST", "/sign-up/email", { name, email, password });
  if (!answer.ok) return answer;
  // For a known address the id is made up and stands for nobody: nothing is founded then.
  const created = newUserSchema.safeParse(answer.value.body);
  if (!created.success) return refuse("internal.error");
  const founding = { user: created.data.user.id, name: organization, role: "owner", at: Date.now() } as const;
  const founded = await foundOrganization(scope.env.DB_IDENTITY, founding);
  if (founded) await projectMember(scope.env, founded, founding.user, name);
  return accept(null);
}

async function signOut(scope: AuthScope): Promise<SignedChange> {
  const viewer = await viewerOf(scope, scope.env);
  const answer = await ask(scope, "POST", "/sign-out", {});
  if (viewer) noteAccess(scope, viewer.user.id, { action: "session.ended", subject: viewer.user.id });
  if (viewer) scope.background(closeSockets(scope, viewer.user.id, [viewer.session]));
  return { cookies: answer.ok ? answer.value.cookies : [] };
}
