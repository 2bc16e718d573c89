/** Signing in and out: the only door to better-auth. Pages and /api/auth go through the same functions. */
import { z } from "zod";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { askAuth } from "#workers/auth/auth.ts";
import { knock, welcome } from "#workers/auth/limits.ts";
import { redeemSchema, sendLinkSchema, signInSchema, signUpSchema } from "#workers/auth/schema.ts";
import type { AuthScope } from "#workers/auth/scope.ts";
import { viewerOf } from "#workers/auth/viewer.ts";
import { endAccess } from "#workers/commands/end-access.ts";
import { foundOrganization } from "#workers/db/identity/organizations.ts";
import { log } from "#workers/http/log.ts";
import { projectMember } from "#workers/projections/members.ts";
import type { Identity, SignedChange, Viewer } from "#workers/services.ts";

/** The identity service of one request. */
export function createIdentity(scope: AuthScope): Identity {
  return {
    signIn: (input) => signIn(scope, input),
    sendLink: (input) => sendLink(scope, input),
    redeem: (input) => redeem(scope, input),
    signUp: (input) => signUp(scope, input),
    signOut: () => signOut(scope),
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
  if (answer.ok) await welcome(scope.env, entry);
  return answer.ok ? accept({ cookies: answer.value.cookies }) : answer;
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
  return cookies.length > 0 ? accept({ cookies }) : refuse("link.expired");
}

const newUserSchema = z.object({ user: z.object({ id: z.string() }) });

async function signUp(scope: AuthScope, input: unknown): Promise<Outcome<null>> {
  const parsed = signUpSchema.safeParse(input);
  if (!parsed.success) return refuse("input.invalid");
  const { name, email, password, organization } = parsed.data;
  const allowed = await knock(scope.env, { door: "signUp", headers: scope.headers, person: email });
  if (!allowed.ok) return allowed;
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
  if (viewer) scope.background(closeSockets(scope, viewer));
  return { cookies: answer.ok ? answer.value.cookies : [] };
}

/** What the session has open closes with it, in every organization of the person. */
async function closeSockets({ env }: AuthScope, { session, organizations }: Viewer): Promise<void> {
  const ended = organizations.map(({ id }) => endAccess(env, { organization: id, sessions: [session] }));
  for (const { status } of await Promise.allSettled(ended)) {
    if (status === "rejected") log("sockets.notClosed", {});
  }
}

interface Answer {
  cookies: string[];
  body: unknown;
}

const errorSchema = z.object({ code: z.string().optional() });

/** Asks better-auth. What it answers stays here: bodies hold session tokens. */
async function ask(
  scope: AuthScope,
  method: "GET" | "POST",
  path: string,
  body?: object,
): Promise<Outcome<Answer>> {
  const response = await askAuth(scope, innerRequest(scope, method, path, body));
  const said: unknown = await response.json().catch(() => null);
  // Ours alone: the library also clears cookies of its own that we never set.
  const cookies = response.headers.getSetCookie().filter((line) => line.startsWith("__Host-hotgigs_"));
  if (response.status === 200) return accept({ cookies, body: said });
  if (response.status >= 500) {
    log("auth.failed", { path: path.split("?")[0], status: response.status });
    return refuse("request.busy");
  }
  const code = errorSchema.safeParse(said).data?.code;
  if (code === "EMAIL_NOT_VERIFIED") return refuse("session.unconfirmed");
  return refuse(response.status === 401 ? "session.wrongCredentials" : "input.invalid");
}

const forwarded = ["cookie", "user-agent", "cf-connecting-ip"];

/** The edge has checked the origin already; better-auth checks it again and is told ours. */
function innerRequest(scope: AuthScope, method: string, path: string, body: object | undefined): Request {
  const headers = new Headers({ origin: scope.origin });
  for (const name of forwarded) {
    const value = scope.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  if (body) headers.set("content-type", "application/json");
  const init: RequestInit = { method, headers };
  if (body) init.body = JSON.stringify(body);
  return new Request(`${scope.origin}/api/auth${path}`, init);
}
