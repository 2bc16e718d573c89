/** Opens a session of our own making: what better-auth does for passwords and links, for every other way in. */
import type { SessionMethod } from "#domain/views/account.ts";
import { briefCookieName, sessionCookieName, sessionSeconds, signToken } from "#workers/auth/cookie.ts";
import type { AuthScope } from "#workers/auth/scope.ts";
import { newSecret } from "#workers/auth/secret.ts";
import { insertSession } from "#workers/db/identity/sessions.ts";

export interface Opening {
  user: string;
  method: SessionMethod;
  /** Whether it outlives the browser. */
  remember: boolean;
  /** The organization whose provider let them in: it is where they work then. */
  ssoOrganization?: string;
}

/** Idle seconds that a session survives that ends with the browser. */
export const briefSeconds = 24 * 60 * 60;
const common = "Path=/; HttpOnly; Secure; SameSite=Lax";

/** Writes the session; its cookies, as whole Set-Cookie lines. */
export async function openSession(scope: AuthScope, opening: Opening): Promise<string[]> {
  const { env, headers } = scope;
  const token = newSecret();
  const at = Date.now();
  const seconds = opening.remember ? sessionSeconds : briefSeconds;
  await insertSession(env.DB_IDENTITY, {
    id: crypto.randomUUID(),
    token,
    user: opening.user,
    method: opening.method,
    ssoOrganization: opening.ssoOrganization ?? null,
    network: headers.get("cf-connecting-ip"),
    userAgent: headers.get("user-agent"),
    at,
    // What a provider says proves nothing about the account: whoever runs it would own everybody's.
    confirmedAt: opening.method === "sso" ? null : at,
    expiresAt: at + seconds * 1_000,
  });
  return sessionCookies(await signToken(token, env.AUTH_SECRET), opening.remember);
}

function sessionCookies(signed: string, remember: boolean): string[] {
  if (remember) return [sessionCookie(signed, sessionSeconds), `${briefCookieName}=; Max-Age=0; ${common}`];
  return [`${sessionCookieName}=${signed}; ${common}`, `${briefCookieName}=1; ${common}`];
}

/** The cookie of a session that outlives the browser; `signed` as it stands in the cookie. */
export function sessionCookie(signed: string, seconds: number): string {
  return `${sessionCookieName}=${signed}; Max-Age=${seconds}; ${common}`;
}

/** A cookie of a few minutes that holds a one-time secret, so that it stands in no address. */
export function passingCookie(name: string, secret: string, seconds: number): string {
  return `${name}=${secret}; Max-Age=${seconds}; ${common}`;
}
