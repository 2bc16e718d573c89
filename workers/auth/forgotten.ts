/** A forgotten password: a mailed link, good once and not for long, sets another. */
import { z } from "zod";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { chosenPassword } from "#workers/auth/heavy-password.ts";
import { knock } from "#workers/auth/limits.ts";
import { authMails } from "#workers/auth/mails.ts";
import { noteAccess } from "#workers/auth/note-access.ts";
import { linkMinutes, passwordLength, sendLinkSchema } from "#workers/auth/schema.ts";
import type { AuthScope } from "#workers/auth/scope.ts";
import { hashOfSecret, newSecret } from "#workers/auth/secret.ts";
import { closeSockets } from "#workers/auth/session/close.ts";
import { findAccount, findAccountByEmail, setPassword } from "#workers/db/identity/accounts.ts";
import { dropOneTimes, keepOneTime, seeOneTime, takeOneTime } from "#workers/db/identity/one-time.ts";
import { endOtherSessions } from "#workers/db/identity/sessions.ts";

export const resetSchema = z.object({
  token: z.string().min(1).max(200),
  password: z.string().min(passwordLength.min).max(passwordLength.max),
});
const purpose = "reset";

/** Accepted for every address, in the same time: only its mailbox tells the difference. Refuses with request.tooMany. */
export async function forgotPassword(scope: AuthScope, input: unknown): Promise<Outcome<null>> {
  const parsed = sendLinkSchema.safeParse(input);
  if (!parsed.success) return refuse("input.invalid", { field: "email" });
  const { email } = parsed.data;
  const allowed = await knock(scope.env, { door: "forgot", headers: scope.headers, person: email });
  if (!allowed.ok) return allowed;
  scope.background(sendReset(scope, email));
  return accept(null);
}

async function sendReset(scope: AuthScope, email: string): Promise<void> {
  const db = scope.env.DB_IDENTITY;
  const mails = authMails(scope);
  const account = await findAccountByEmail(db, email);
  if (!account) return mails.noAccount(email);
  const token = newSecret();
  await keepOneTime(db, {
    tokenHash: await hashOfSecret(token),
    purpose,
    user: account.id,
    data: {},
    expiresAt: Date.now() + linkMinutes.reset * 60_000,
    alone: true,
  });
  mails.resetPassword(account, token);
}

/**
 * Sets the password of the link's person and ends all their sessions; they sign in with it then, and with their second
 * step if they have one. Refuses with link.expired, password.tooCommon, request.tooMany, request.busy.
 */
export async function resetPassword(scope: AuthScope, input: unknown): Promise<Outcome<null>> {
  const parsed = resetSchema.safeParse(input);
  if (!parsed.success) return refuse("input.invalid", { field: "password" });
  const { token, password } = parsed.data;
  const { env, headers } = scope;
  const db = env.DB_IDENTITY;
  const allowed = await knock(env, { door: "redeem", headers, person: token });
  if (!allowed.ok) return allowed;
  const tokenHash = await hashOfSecret(token);
  const seen = await seeOneTime(db, tokenHash, purpose, Date.now());
  const account = seen?.user ? await findAccount(db, seen.user) : null;
  if (!account) return refuse("link.expired");
  // Before the link is used up: who chose badly chooses again.
  const hash = await chosenPassword(env.HEAVY, password, [account.name, account.email]);
  if (!hash.ok) return hash;
  if (!(await takeOneTime(db, tokenHash, purpose, Date.now()))) return refuse("link.expired");
  await setPassword(db, { user: account.id, hash: hash.value, at: Date.now(), proven: true });
  await dropOneTimes(db, account.id, ["reset", "secondStep", "address"]);
  await closeSockets(scope, account.id, await endOtherSessions(db, account.id, null));
  noteAccess(scope, account.id, {
    action: "account.passwordChanged",
    subject: account.id,
    after: { by: "link" },
  });
  authMails(scope).passwordChanged(account);
  return accept(null);
}
