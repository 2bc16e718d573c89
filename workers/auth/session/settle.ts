/**
 * Between the first proof and the session. better-auth has written a session, but nobody has its token yet: either it
 * is stamped and its cookies go out, or it is deleted and a second step is asked for.
 */
import { z } from "zod";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { type SessionMethod, sessionMethods } from "#domain/views/account.ts";
import { cookieValue, readSessionToken, sessionCookieName } from "#workers/auth/cookie.ts";
import { noteAccess } from "#workers/auth/note-access.ts";
import type { AuthScope } from "#workers/auth/scope.ts";
import { hashOfSecret, newSecret } from "#workers/auth/secret.ts";
import { keepOneTime, seeOneTime, takeOneTime } from "#workers/db/identity/one-time.ts";
import { factorStanding } from "#workers/db/identity/second-factors.ts";
import { endSession, sessionOfToken, stampSession } from "#workers/db/identity/sessions.ts";
import { ssoRequired } from "#workers/db/identity/sso-gate.ts";
import type { SignedChange } from "#workers/services.ts";
import { type SecondFactorUsed, takeCode } from "../second-factor/check.ts";
import { type Opening, openSession, passingCookie } from "./open.ts";

export const stepCookieName = "__Host-hotgigs_step";
const stepSeconds = 10 * 60;
const purpose = "secondStep";
const waitingSchema = z.object({ method: z.enum(sessionMethods), remember: z.boolean() });

/** What becomes of better-auth's session. Refuses with sso.required. */
export async function settle(
  scope: AuthScope,
  cookies: string[],
  how: { method: SessionMethod; remember: boolean },
): Promise<Outcome<SignedChange>> {
  const { env } = scope;
  const db = env.DB_IDENTITY;
  const sent = cookies.find((line) => line.startsWith(`${sessionCookieName}=`))?.split(";")[0] ?? "";
  const headers = new Headers({ cookie: sent });
  const token = await readSessionToken({ headers }, env.AUTH_SECRET);
  const session = token && (await sessionOfToken(db, token));
  if (!session) return accept({ cookies });
  const gate = await secondStepFor(scope, { ...how, user: session.user }, session.email);
  if (gate.ok && !gate.value) {
    await stampSession(db, session.id, how.method, Date.now());
    noteOpened(scope, session.user, how.method);
    return accept({ cookies });
  }
  await endSession(db, session.user, session.id);
  return gate.ok ? accept(gate.value as SignedChange) : gate;
}

/** Opens a session, or asks for the second step first. Refuses with sso.required. */
export async function enter(
  scope: AuthScope,
  opening: Opening,
  email: string,
): Promise<Outcome<SignedChange>> {
  const gate = await secondStepFor(scope, opening, email);
  if (!gate.ok) return gate;
  if (gate.value) return accept(gate.value);
  noteOpened(scope, opening.user, opening.method);
  return accept({ cookies: await openSession(scope, opening) });
}

/** Null if nothing else is asked for. */
async function secondStepFor(
  scope: AuthScope,
  opening: Opening,
  email: string,
): Promise<Outcome<SignedChange | null>> {
  const { env } = scope;
  if (await ssoRequired(env.DB_IDENTITY, opening.user, email)) {
    noteRefused(scope, opening.user, "sso.required");
    return refuse("sso.required");
  }
  const { on } = await factorStanding(env.DB_IDENTITY, opening.user);
  // A passkey is a device and a finger, or a PIN: two factors already. A provider asks for its own.
  if (!on || opening.method === "passkey") return accept(null);
  const secret = newSecret();
  await keepOneTime(env.DB_IDENTITY, {
    tokenHash: await hashOfSecret(secret),
    purpose,
    user: opening.user,
    data: { method: opening.method, remember: opening.remember },
    expiresAt: Date.now() + stepSeconds * 1_000,
    alone: false,
  });
  return accept({ cookies: [passingCookie(stepCookieName, secret, stepSeconds)], step: "secondFactor" });
}

/**
 * The second step of a sign-in. Refuses with session.stepExpired, session.wrongCode, request.tooMany.
 */
export async function finishSecondStep(scope: AuthScope, code: string): Promise<Outcome<SignedChange>> {
  const { env, headers } = scope;
  const db = env.DB_IDENTITY;
  const secret = cookieValue(headers.get("cookie") ?? "", stepCookieName);
  const tokenHash = await hashOfSecret(secret ?? "");
  const waiting = secret ? await seeOneTime(db, tokenHash, purpose, Date.now()) : null;
  if (!waiting?.user) return refuse("session.stepExpired");
  const taken = await takeCode(scope, waiting.user, code);
  if (!taken.ok) {
    noteRefused(scope, waiting.user, taken.refusal.code);
    return taken;
  }
  if (!(await takeOneTime(db, tokenHash, purpose, Date.now()))) return refuse("session.stepExpired");
  const { method, remember } = waitingSchema.parse(waiting.data);
  const cookies = await openSession(scope, { user: waiting.user, method, remember });
  noteOpened(scope, waiting.user, method, taken.value);
  return accept({ cookies: [...cookies, passingCookie(stepCookieName, "", 0)] });
}

/** Whether a sign-in waits for its second step. */
export async function secondStepWaits({ env, headers }: AuthScope): Promise<boolean> {
  const secret = cookieValue(headers.get("cookie") ?? "", stepCookieName);
  if (!secret) return false;
  return (await seeOneTime(env.DB_IDENTITY, await hashOfSecret(secret), purpose, Date.now())) !== null;
}

const noteOpened = (scope: AuthScope, user: string, method: SessionMethod, second?: SecondFactorUsed) =>
  noteAccess(scope, user, {
    ...{ action: "session.opened", subject: user },
    after: { method, ...(second && { second }) },
  });

/** Somebody was let no further. `why`: the refusal's code. */
export const noteRefused = (scope: AuthScope, user: string, why: string) =>
  noteAccess(scope, user, { action: "session.refused", subject: user, after: { why } });
