/** /api/auth: an endpoint stands here or does not exist. Bodies never hold a session token; the cookie does. */
import { Hono } from "hono";
import type { z } from "zod";
import type { Outcome } from "#domain/refusal/refusal.ts";
import { resetSchema } from "#workers/auth/forgotten.ts";
import { createIdentity } from "#workers/auth/identity.ts";
import { passkeySignInSchema } from "#workers/auth/passkey/passkey.ts";
import {
  codeSchema,
  invitationSchema,
  joinSchema,
  redeemSchema,
  sendLinkSchema,
  signInSchema,
  signUpSchema,
} from "#workers/auth/schema.ts";
import { authScopeOf } from "#workers/auth/scope-of.ts";
import { ssoStartSchema } from "#workers/auth/sso/sign-in.ts";
import { viewerOf } from "#workers/auth/viewer.ts";
import type { HttpContext, HttpEnv } from "#workers/http/context.ts";
import { problem, problemOf } from "#workers/http/problem.ts";
import type { SignedChange } from "#workers/services.ts";

export const authRoutes = new Hono<HttpEnv>();

authRoutes.post("/sign-in/email", (c) =>
  parsed(c, signInSchema, async (input) => entered(await identity(c).signIn(input))),
);
authRoutes.post("/sign-in/magic-link", (c) =>
  parsed(c, sendLinkSchema, async (input) => said(await identity(c).sendLink(input))),
);
authRoutes.post("/magic-link/verify", (c) =>
  parsed(c, redeemSchema, async ({ token }) => entered(await identity(c).redeem({ kind: "signIn", token }))),
);
authRoutes.post("/verify-email", (c) =>
  parsed(c, redeemSchema, async ({ token }) => entered(await identity(c).redeem({ kind: "confirm", token }))),
);
authRoutes.post("/sign-up/email", (c) =>
  parsed(c, signUpSchema, async (input) => said(await identity(c).signUp(input))),
);
authRoutes.post("/second-step", (c) =>
  parsed(c, codeSchema, async (input) => entered(await identity(c).secondStep(input))),
);
authRoutes.post("/passkey/options", async (c) => shown(c, await identity(c).passkeyOptions()));
authRoutes.post("/passkey/verify", (c) =>
  parsed(c, passkeySignInSchema, async (input) => entered(await identity(c).signInByPasskey(input))),
);
authRoutes.post("/sso/start", (c) =>
  parsed(c, ssoStartSchema, async (input) => {
    const started = await identity(c).startSso(input);
    if (!started.ok) return problem(started.refusal);
    const response = Response.json({ location: started.value.location });
    for (const cookie of started.value.cookies) response.headers.append("set-cookie", cookie);
    return response;
  }),
);
authRoutes.post("/password/forgot", (c) =>
  parsed(c, sendLinkSchema, async (input) => said(await identity(c).forgot(input))),
);
authRoutes.post("/password/reset", (c) =>
  parsed(c, resetSchema, async (input) => said(await identity(c).reset(input))),
);
authRoutes.post("/address/confirm", (c) =>
  parsed(c, redeemSchema, async ({ token }) => shown(c, await identity(c).confirmAddress(token))),
);
authRoutes.post("/sign-out", async (c) => withCookies(await identity(c).signOut()));
// The token in the body, never in an address: addresses end up in logs.
authRoutes.post("/invitation", (c) =>
  parsed(c, invitationSchema, async ({ token }) => shown(c, await identity(c).invitation(token))),
);
authRoutes.post("/invitation/accept", (c) =>
  parsed(c, invitationSchema, async ({ token }) => said(await identity(c).acceptInvitation(token))),
);
authRoutes.post("/invitation/decline", (c) =>
  parsed(c, invitationSchema, async ({ token }) => said(await identity(c).declineInvitation(token))),
);
authRoutes.post("/invitation/join", (c) =>
  parsed(c, joinSchema, async (input) => entered(await identity(c).join(input))),
);
authRoutes.get("/session", async (c) => {
  const viewer = await viewerOf(c.req.raw, c.env);
  if (!viewer) return problemOf("session.missing");
  const { user, organization, organizations, capabilities, locked } = viewer;
  return c.json({ user, organization, organizations, capabilities, ...(locked && { locked }) });
});
authRoutes.all("*", () => problemOf("resource.missing"));

const identity = (c: HttpContext) => createIdentity(authScopeOf(c));

async function parsed<S extends z.ZodType>(
  c: HttpContext,
  schema: S,
  act: (input: z.infer<S>) => Promise<Response>,
): Promise<Response> {
  const input = schema.safeParse(await c.req.json().catch(() => null));
  if (input.success) return act(input.data);
  const field = input.error.issues[0]?.path.join(".") ?? "";
  return problemOf("input.invalid", { field });
}

function shown(c: HttpContext, outcome: Outcome<object>): Response {
  return outcome.ok ? c.json(outcome.value) : problem(outcome.refusal);
}

function entered(outcome: Outcome<SignedChange>): Response {
  return outcome.ok ? withCookies(outcome.value) : problem(outcome.refusal);
}

function said(outcome: Outcome<null>): Response {
  return outcome.ok ? Response.json({ ok: true }) : problem(outcome.refusal);
}

/** `step`: nobody is signed in yet; POST /second-step with a code goes on. */
function withCookies({ cookies, step }: SignedChange): Response {
  const response = Response.json(step ? { ok: true, step } : { ok: true });
  for (const cookie of cookies) response.headers.append("set-cookie", cookie);
  return response;
}
