import { z } from "zod";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { knock, knockAs } from "#workers/auth/limits.ts";
import { authMails } from "#workers/auth/mails.ts";
import { noteAccess } from "#workers/auth/note-access.ts";
import { linkMinutes } from "#workers/auth/schema.ts";
import type { AuthScope } from "#workers/auth/scope.ts";
import { hashOfSecret, newSecret } from "#workers/auth/secret.ts";
import { settleReachIn } from "#workers/commands/settle-reach.ts";
import { findAccount, findAccountByEmail, setAddress } from "#workers/db/identity/accounts.ts";
import { dropOneTimes, keepOneTime, takeOneTime } from "#workers/db/identity/one-time.ts";
import { ssoRequired } from "#workers/db/identity/sso-gate.ts";
import { freshly, type Me } from "./me.ts";

export const changeAddressSchema = z.object({
  email: z.string().trim().toLowerCase().max(254).pipe(z.email()),
});
const purpose = "address";
const keptSchema = changeAddressSchema;

/**
 * Asks for another address: a link goes there, and nothing changes until it is followed. Answered alike for an address
 * that somebody has: they are told by mail. Refuses with session.notFresh, sso.required, request.tooMany.
 */
export async function changeAddress(me: Me, input: unknown): Promise<Outcome<null>> {
  const parsed = changeAddressSchema.safeParse(input);
  if (!parsed.success) return refuse("input.invalid", { field: "email" });
  const { scope, user } = me;
  const db = scope.env.DB_IDENTITY;
  const fresh = await freshly(me);
  if (!fresh.ok) return fresh;
  // Nobody leaves their organization's sign-in by another address.
  if (await ssoRequired(db, user.id, user.email)) return refuse("sso.required");
  const allowed = await knockAs(scope.env, "changeAddress", user.id);
  if (!allowed.ok) return allowed;
  scope.background(sendProof(me, parsed.data.email));
  return accept(null);
}

async function sendProof({ scope, user }: Me, email: string): Promise<void> {
  const db = scope.env.DB_IDENTITY;
  const mails = authMails(scope);
  const taken = await findAccountByEmail(db, email);
  if (taken) return taken.id === user.id ? undefined : mails.accountExists(taken);
  const token = newSecret();
  await keepOneTime(db, {
    tokenHash: await hashOfSecret(token),
    purpose,
    user: user.id,
    data: { email },
    expiresAt: Date.now() + linkMinutes.address * 60_000,
    alone: true,
  });
  mails.proveAddress({ name: user.name, email }, token);
}

/** The mailed link was followed: the address is theirs, and the old one is told. Refuses with link.expired. */
export async function confirmAddress(scope: AuthScope, token: string): Promise<Outcome<{ email: string }>> {
  const { env, headers } = scope;
  const allowed = await knock(env, { door: "redeem", headers, person: token });
  if (!allowed.ok) return allowed;
  const db = env.DB_IDENTITY;
  const at = Date.now();
  const taken = await takeOneTime(db, await hashOfSecret(token), purpose, at);
  const kept = keptSchema.safeParse(taken?.data);
  const account = taken?.user ? await findAccount(db, taken.user) : null;
  if (!kept.success || !account) return refuse("link.expired");
  const { email } = kept.data;
  if (!(await setAddress(db, { user: account.id, email, at }))) return refuse("link.expired");
  // What was mailed to the old address is worth nothing any more.
  await dropOneTimes(db, account.id, ["reset", "address"]);
  scope.background(settleReachIn(env, account.id, [account.email, email]));
  noteAccess(scope, account.id, { action: "account.addressChanged", subject: account.id });
  authMails(scope).addressChanged(account, email);
  return accept({ email });
}
