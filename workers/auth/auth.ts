/**
 * better-auth, built for one request: that costs milliseconds, so only signing in and out pays for it. Everybody
 * else reads the session with one query (viewer.ts). Its routes are never exposed: identity.ts asks for what it
 * needs, and everything else that the library could do is out of reach.
 */
import { newId } from "#domain/ids/ids.ts";
import { briefCookieName, sessionCookieName, sessionSeconds } from "#workers/auth/cookie.ts";
import { heavyPasswords } from "#workers/auth/heavy-password.ts";
import { authMails } from "#workers/auth/mails.ts";
import { linkMinutes, passwordLength } from "#workers/auth/schema.ts";
import type { AuthScope } from "#workers/auth/scope.ts";
import * as schema from "#workers/db/identity/schema.ts";
import { findUserByEmail } from "#workers/db/identity/users.ts";
import { log } from "#workers/http/log.ts";

const idOf = {
  user: () => newId("usr"),
  organization: () => newId("org"),
  member: () => newId("mem"),
  invitation: () => newId("inv"),
} as Record<string, () => string>;

/** Answers a request to one of better-auth's endpoints. */
export async function askAuth(scope: AuthScope, request: Request): Promise<Response> {
  const { env, origin } = scope;
  const mails = authMails(scope);
  const lib = await library();
  const auth = lib.betterAuth({
    baseURL: origin,
    basePath: "/api/auth",
    secret: env.AUTH_SECRET,
    trustedOrigins: [origin],
    database: lib.drizzleAdapter(lib.drizzle(env.DB_IDENTITY, { schema }), { provider: "sqlite", schema }),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
      // With it, signing up answers the same for a known address, and only the mailbox tells which it was.
      requireEmailVerification: true,
      password: heavyPasswords(env.HEAVY),
      onExistingUserSignUp: async ({ user }) => mails.accountExists(user),
    },
    emailVerification: {
      sendOnSignUp: true,
      sendOnSignIn: true,
      autoSignInAfterVerification: true,
      expiresIn: linkMinutes.confirm * 60,
      sendVerificationEmail: async ({ user, token }) => mails.confirmAddress(user, token),
    },
    plugins: [
      lib.magicLink({
        disableSignUp: true,
        storeToken: "hashed",
        expiresIn: linkMinutes.signIn * 60,
        // Behind the answer, so that the time it takes does not tell whether the address is known.
        sendMagicLink: ({ email, token }) =>
          scope.background(
            findUserByEmail(env.DB_IDENTITY, email).then((known) =>
              known ? mails.signInLink(known, token) : mails.noAccount(email),
            ),
          ),
      }),
      lib.organization({ disableOrganizationDeletion: true }),
    ],
    session: { expiresIn: sessionSeconds, updateAge: 24 * 60 * 60, cookieCache: { enabled: false } },
    account: { accountLinking: { enabled: false } },
    // Ours (limits.ts) is exact; this one counts in one isolate's memory.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: "error", log: (_level, message) => log("auth", { message: message.slice(0, 60) }) },
    advanced: {
      useSecureCookies: false,
      defaultCookieAttributes: { secure: true, httpOnly: true, sameSite: "lax", path: "/" },
      cookies: {
        session_token: { name: sessionCookieName },
        dont_remember: { name: briefCookieName },
      },
      ipAddress: { ipAddressHeaders: ["cf-connecting-ip"] },
      backgroundTasks: { handler: scope.background },
      database: { generateId: ({ model }) => idOf[model]?.() ?? crypto.randomUUID() },
    },
  });
  return auth.handler(request);
}

/** Loaded by the first who signs in, not by everybody who opens a page. */
async function library() {
  const [core, adapter, links, teams, orm] = await Promise.all([
    import("better-auth/minimal"),
    import("@better-auth/drizzle-adapter"),
    import("better-auth/plugins/magic-link"),
    import("better-auth/plugins/organization"),
    import("drizzle-orm/d1"),
  ]);
  return {
    betterAuth: core.betterAuth,
    drizzleAdapter: adapter.drizzleAdapter,
    magicLink: links.magicLink,
    organization: teams.organization,
    drizzle: orm.drizzle,
  };
}
