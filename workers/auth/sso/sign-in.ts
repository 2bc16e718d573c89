/** Signing in by the organization's own provider: away with a state of ours, back with a person whom it vouches for. */
import { z } from "zod";
import { newId } from "#domain/ids/ids.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { cookieValue } from "#workers/auth/cookie.ts";
import { knock } from "#workers/auth/limits.ts";
import { noteIn } from "#workers/auth/note-access.ts";
import type { AuthScope } from "#workers/auth/scope.ts";
import { unseal } from "#workers/auth/seal.ts";
import { hashOfSecret } from "#workers/auth/secret.ts";
import { openSession, passingCookie } from "#workers/auth/session/open.ts";
import { keepOneTime, takeOneTime } from "#workers/db/identity/one-time.ts";
import {
  type ConnectionRow,
  comeIn,
  connectionOfDomain,
  findConnection,
  listDomains,
} from "#workers/db/identity/sso.ts";
import { log } from "#workers/http/log.ts";
import { projectMember } from "#workers/projections/members.ts";
import type { SignedChange } from "#workers/services.ts";
import { beginJourney, type Connection, endJourney } from "./provider.ts";

export const ssoStartSchema = z.object({
  email: z.string().trim().toLowerCase().max(254).pipe(z.email()),
  next: z.string().max(2_000).default("/"),
});
const keptSchema = z.object({
  organization: z.string(),
  verifier: z.string(),
  nonce: z.string(),
  next: z.string(),
});
const purpose = "sso";
const cookieName = "__Host-hotgigs_sso";
const journeySeconds = 10 * 60;

export const redirectUriOf = (origin: string) => `${origin}/sign-in/sso/callback`;
export const secretPlace = (organization: string) => `sso secret of ${organization}`;
export const isLocal = (environment: string) => environment === "development" || environment === "test";
export const domainOf = (email: string) => email.slice(email.lastIndexOf("@") + 1).toLowerCase();

/**
 * Where the person's organization signs its people in. Says only what a domain has, never who is known. Refuses with
 * sso.notSetUp, sso.unavailable, request.tooMany.
 */
export async function startSso(
  scope: AuthScope,
  input: unknown,
): Promise<Outcome<SignedChange & { location: string }>> {
  const parsed = ssoStartSchema.safeParse(input);
  if (!parsed.success) return refuse("input.invalid", { field: "email" });
  const { email, next } = parsed.data;
  const { env, headers, origin } = scope;
  const allowed = await knock(env, { door: "sso", headers, person: domainOf(email) });
  if (!allowed.ok) return allowed;
  const row = await connectionOfDomain(env.DB_IDENTITY, domainOf(email));
  const connection = row && (await opened(scope, row));
  if (!connection) return refuse("sso.notSetUp");
  try {
    const local = isLocal(env.ENVIRONMENT);
    const { url, journey } = await beginJourney(connection, redirectUriOf(origin), email, local);
    const { state, verifier, nonce } = journey;
    await keepOneTime(env.DB_IDENTITY, {
      tokenHash: await hashOfSecret(state),
      purpose,
      user: null,
      data: { organization: row.organization, verifier, nonce, next },
      expiresAt: Date.now() + journeySeconds * 1_000,
      alone: false,
    });
    return accept({ location: url, cookies: [passingCookie(cookieName, state, journeySeconds)] });
  } catch (error) {
    log("sso.unavailable", { organization: row.organization, name: nameOf(error) });
    return refuse("sso.unavailable");
  }
}

/**
 * Back from the provider. The state must be the one that this browser left with, and is used up. Refuses with
 * link.expired, sso.refused (whatever was wrong: it is logged by kind), request.tooMany.
 */
export async function finishSso(
  scope: AuthScope,
  came: URLSearchParams,
): Promise<Outcome<SignedChange & { next: string }>> {
  const { env, headers } = scope;
  const allowed = await knock(env, { door: "sso", headers, person: "back" });
  if (!allowed.ok) return allowed;
  const state = cookieValue(headers.get("cookie") ?? "", cookieName);
  if (!state || came.get("state") !== state) return refuse("link.expired");
  const taken = await takeOneTime(env.DB_IDENTITY, await hashOfSecret(state), purpose, Date.now());
  const kept = keptSchema.safeParse(taken?.data);
  if (!kept.success) return refuse("link.expired");
  const { organization, next, ...journey } = kept.data;
  const row = await findConnection(env.DB_IDENTITY, organization);
  const connection = row?.active === 1 ? await opened(scope, row) : null;
  if (!row || !connection) return refuse("sso.notSetUp");
  const cookies = await vouched(scope, row, connection, { ...journey, state }, came);
  if (!cookies) return refuse("sso.refused");
  return accept({ next, cookies: [...cookies, passingCookie(cookieName, "", 0)] });
}

async function vouched(
  scope: AuthScope,
  row: ConnectionRow,
  connection: Connection,
  journey: { verifier: string; nonce: string; state: string },
  came: URLSearchParams,
): Promise<string[] | null> {
  const { env, origin } = scope;
  const { organization, issuer, defaultRole: role } = row;
  try {
    const local = isLocal(env.ENVIRONMENT);
    const claims = await endJourney(connection, redirectUriOf(origin), journey, came, local);
    const email = claims.email?.toLowerCase();
    if (!email || claims.email_verified === false) return nobody(organization, "address");
    const domains = await listDomains(env.DB_IDENTITY, organization);
    // A provider speaks for its own domains only: else it could be anybody.
    if (!domains.some((each) => each.verifiedAt !== null && each.domain === domainOf(email))) {
      return nobody(organization, "domain");
    }
    const ids = { user: newId("usr"), member: newId("mem"), identity: crypto.randomUUID() };
    const name = claims.name?.trim() || email.slice(0, email.lastIndexOf("@"));
    const coming = { organization, issuer, subject: claims.sub, email, name, role, ids, at: Date.now() };
    const person = await comeIn(env.DB_IDENTITY, coming);
    if (!person) return nobody(organization, "member");
    await projectMember(env, organization, person.user, person.name);
    noteIn(scope, organization, person.user, {
      action: "session.opened",
      subject: person.user,
      after: { method: "sso" },
    });
    if (person.joined) {
      noteIn(scope, organization, person.user, {
        action: "member.joined",
        subject: person.user,
        after: { role: person.role, by: "sso" },
      });
    }
    return openSession(scope, {
      user: person.user,
      method: "sso",
      remember: true,
      ssoOrganization: organization,
    });
  } catch (error) {
    return nobody(organization, nameOf(error));
  }
}

function nobody(organization: string, reason: string): null {
  log("sso.refused", { organization, reason });
  return null;
}

/** The library's codes say what was wrong without quoting anything. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}

async function opened({ env }: AuthScope, row: ConnectionRow): Promise<Connection | null> {
  const { organization, issuer, clientId } = row;
  const clientSecret = await unseal(env.AUTH_SECRET, secretPlace(organization), row.clientSecret);
  return clientSecret === null ? null : { issuer, clientId, clientSecret };
}
