import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { knock } from "#workers/auth/limits.ts";
import type { AuthScope } from "#workers/auth/scope.ts";
import { unseal } from "#workers/auth/seal.ts";
import { findFactor, takeRecoveryCode, takeStep } from "#workers/db/identity/second-factors.ts";
import { hashOfRecoveryCode, looksLikeRecoveryCode } from "./recovery-codes.ts";
import { stepOfCode } from "./totp.ts";

/** Where a person's authenticator secret is sealed for. */
export const factorPlace = (user: string) => `second factor of ${user}`;

/** With what somebody proved themselves the second time. */
export type SecondFactorUsed = "app" | "recoveryCode";

/**
 * Takes a code of the authenticator app, or a recovery code; neither is taken twice. Refuses with request.tooMany,
 * session.wrongCode (also for a code that was taken before), secondFactor.off.
 */
export async function takeCode(
  scope: AuthScope,
  user: string,
  typed: string,
): Promise<Outcome<SecondFactorUsed>> {
  const { env, headers } = scope;
  const allowed = await knock(env, { door: "secondFactor", headers, person: user });
  if (!allowed.ok) return allowed;
  const factor = await findFactor(env.DB_IDENTITY, user);
  if (!factor || factor.confirmedAt === null) return refuse("secondFactor.off");
  if (!(await taken(scope, user, factor.secret, typed))) return refuse("session.wrongCode");
  return accept(looksLikeRecoveryCode(typed) ? "recoveryCode" : "app");
}

async function taken({ env }: AuthScope, user: string, sealed: string, typed: string): Promise<boolean> {
  if (looksLikeRecoveryCode(typed)) {
    const hash = await hashOfRecoveryCode(env.AUTH_SECRET, user, typed);
    return takeRecoveryCode(env.DB_IDENTITY, user, hash, Date.now());
  }
  const secret = await unseal(env.AUTH_SECRET, factorPlace(user), sealed);
  const step = secret && (await stepOfCode(secret, typed.replace(/\s/g, ""), Date.now()));
  return step ? takeStep(env.DB_IDENTITY, user, step) : false;
}
