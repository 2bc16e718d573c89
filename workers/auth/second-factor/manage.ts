/** Setting the second step up, and taking it away. All of it asks for a recent proof. */
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import type { RecoveryCodes, SecondFactorSetup } from "#domain/views/account.ts";
import { freshly, type Me } from "#workers/auth/account/me.ts";
import { knockAs } from "#workers/auth/limits.ts";
import { authMails } from "#workers/auth/mails.ts";
import { noteAccess } from "#workers/auth/note-access.ts";
import { seal, unseal } from "#workers/auth/seal.ts";
import { closeSockets } from "#workers/auth/session/close.ts";
import { dropOneTimes } from "#workers/db/identity/one-time.ts";
import {
  beginFactor,
  confirmFactor,
  factorStanding,
  findFactor,
  organizationsThatRequire,
  removeFactor,
  renewRecoveryCodes,
} from "#workers/db/identity/second-factors.ts";
import { endOtherSessions } from "#workers/db/identity/sessions.ts";
import { factorPlace } from "./check.ts";
import { hashOfRecoveryCode, newRecoveryCodes } from "./recovery-codes.ts";
import { newTotpSecret, stepOfCode, totpAddress } from "./totp.ts";

const issuer = "HotGigs";

/** A new secret for an authenticator app. It asks for nothing until its first code came. Refuses: session.notFresh, secondFactor.on. */
export async function beginSecondFactor(me: Me): Promise<Outcome<SecondFactorSetup>> {
  const fresh = await freshly(me);
  if (!fresh.ok) return fresh;
  const { env } = me.scope;
  const { id, email } = me.user;
  const secret = await newTotpSecret();
  const sealed = await seal(env.AUTH_SECRET, factorPlace(id), secret);
  if (!(await beginFactor(env.DB_IDENTITY, id, sealed, Date.now()))) return refuse("secondFactor.on");
  return accept({ secret, address: await totpAddress(secret, issuer, email) });
}

/**
 * The app's first code turns it on; the recovery codes are shown this once. Every other session ends: it was opened
 * with one factor. Refuses with session.notFresh, session.wrongCode, secondFactor.on, secondFactor.off, request.tooMany.
 */
export async function confirmSecondFactor(me: Me, code: string): Promise<Outcome<RecoveryCodes>> {
  const fresh = await freshly(me);
  if (!fresh.ok) return fresh;
  const { env } = me.scope;
  const user = me.user.id;
  const allowed = await knockAs(env, "confirm", user);
  if (!allowed.ok) return allowed;
  const factor = await findFactor(env.DB_IDENTITY, user);
  if (!factor) return refuse("secondFactor.off");
  if (factor.confirmedAt !== null) return refuse("secondFactor.on");
  const secret = await unseal(env.AUTH_SECRET, factorPlace(user), factor.secret);
  const step = secret && (await stepOfCode(secret, code.replace(/\s/g, ""), Date.now()));
  if (!step) return refuse("session.wrongCode");
  const codes = newRecoveryCodes();
  const confirmed = { user, step, codes: await hashed(me, codes), at: Date.now() };
  if (!(await confirmFactor(env.DB_IDENTITY, confirmed))) return refuse("secondFactor.on");
  await dropOneTimes(env.DB_IDENTITY, user, ["secondStep"]);
  await closeSockets(me.scope, user, await endOtherSessions(env.DB_IDENTITY, user, me.session));
  noteAccess(me.scope, user, { action: "account.factorAdded", subject: user, after: { factor: "app" } });
  authMails(me.scope).secondFactorChanged(me.user, true);
  return accept({ codes });
}

/** Ten new recovery codes; the old ones are worth nothing. Refuses with session.notFresh, secondFactor.off. */
export async function newCodes(me: Me): Promise<Outcome<RecoveryCodes>> {
  const fresh = await freshly(me);
  if (!fresh.ok) return fresh;
  const db = me.scope.env.DB_IDENTITY;
  if (!(await factorStanding(db, me.user.id)).on) return refuse("secondFactor.off");
  const codes = newRecoveryCodes();
  await renewRecoveryCodes(db, me.user.id, await hashed(me, codes));
  const after = { factor: "recoveryCodes" };
  noteAccess(me.scope, me.user.id, { action: "account.factorAdded", subject: me.user.id, after });
  return accept({ codes });
}

/** Takes the second step away. Refuses with session.notFresh, secondFactor.off, secondFactor.required. */
export async function removeSecondFactor(me: Me): Promise<Outcome<null>> {
  const fresh = await freshly(me);
  if (!fresh.ok) return fresh;
  const db = me.scope.env.DB_IDENTITY;
  if (!(await factorStanding(db, me.user.id)).on) return refuse("secondFactor.off");
  if ((await organizationsThatRequire(db, me.user.id)).length > 0) return refuse("secondFactor.required");
  await removeFactor(db, me.user.id);
  const { id } = me.user;
  noteAccess(me.scope, id, { action: "account.factorRemoved", subject: id, before: { factor: "app" } });
  authMails(me.scope).secondFactorChanged(me.user, false);
  return accept(null);
}

function hashed({ scope, user }: Me, codes: readonly string[]): Promise<string[]> {
  return Promise.all(codes.map((code) => hashOfRecoveryCode(scope.env.AUTH_SECRET, user.id, code)));
}
