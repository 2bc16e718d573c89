/** One's own account: devices, password, address, the second step. For people with a session, not for keys. */
import { Hono } from "hono";
import { z } from "zod";
import {
  accountViewSchema,
  recoveryCodesSchema,
  secondFactorSetupSchema,
  sessionViewSchema,
} from "#domain/views/account.ts";
import { createAccount } from "#workers/auth/account/account.ts";
import { changeAddressSchema } from "#workers/auth/account/change-address.ts";
import { changePasswordSchema } from "#workers/auth/account/change-password.ts";
import { confirmSchema } from "#workers/auth/account/confirm.ts";
import { meOf } from "#workers/auth/account/me.ts";
import { addPasskeySchema, passkeyNameSchema } from "#workers/auth/passkey/passkey.ts";
import { codeSchema } from "#workers/auth/schema.ts";
import { authScopeOf } from "#workers/auth/scope-of.ts";
import type { HttpContext, HttpEnv } from "#workers/http/context.ts";
import { describes } from "./describe.ts";
import { answer, guarded, jsonLimit } from "./speak.ts";

const tag = "Account";
const account = (c: HttpContext) => createAccount(authScopeOf(c), c.get("viewer"));

const mine = guarded((c) => meOf(authScopeOf(c), c.get("viewer")));

export const accountRoutes = new Hono<HttpEnv>();

accountRoutes.get(
  "/",
  describes({
    summary: "Your account, and how it is protected",
    tag,
    answer: { name: "Account", schema: accountViewSchema },
  }),
  async (c) => answer(c, await account(c).view()),
);

accountRoutes.get(
  "/sessions",
  describes({
    summary: "Where you are signed in, the last seen first",
    tag,
    answer: { name: "Sessions", schema: z.array(sessionViewSchema) },
  }),
  async (c) => answer(c, await account(c).sessions()),
);

accountRoutes.delete(
  "/sessions/:session",
  describes({ summary: "Sign out somewhere: what is open there closes at once", tag }),
  async (c) => answer(c, await account(c).endSession(c.req.param("session"))),
);

accountRoutes.delete(
  "/sessions",
  describes({
    summary: "Sign out everywhere but here",
    tag,
    answer: { name: "EndedSessions", schema: z.object({ ended: z.number().int() }) },
  }),
  async (c) => answer(c, await account(c).endOtherSessions()),
);

accountRoutes.post(
  "/confirm",
  describes({
    summary:
      "Prove once more that it is you, before what is delicate (session.notFresh); good for 15 minutes",
    tag,
    body: { name: "ConfirmMe", schema: confirmSchema },
  }),
  jsonLimit,
  mine(confirmSchema, async (c, body) => answer(c, await account(c).confirm(body))),
);

accountRoutes.put(
  "/password",
  describes({
    summary: "Change your password; everything else that is signed in ends",
    tag,
    body: { name: "ChangePassword", schema: changePasswordSchema },
  }),
  jsonLimit,
  mine(changePasswordSchema, async (c, body) => answer(c, await account(c).changePassword(body))),
);

accountRoutes.put(
  "/address",
  describes({
    summary: "Ask for another address: a link goes there, and nothing changes until it is followed",
    tag,
    body: { name: "ChangeAddress", schema: changeAddressSchema },
  }),
  jsonLimit,
  mine(changeAddressSchema, async (c, body) => answer(c, await account(c).changeAddress(body))),
);

accountRoutes.post(
  "/second-factor",
  describes({
    summary: "Begin two-step sign-in: a secret for an authenticator app",
    tag,
    answer: { name: "SecondFactorSetup", schema: secondFactorSetupSchema },
  }),
  async (c) => answer(c, await account(c).beginSecondFactor()),
);

accountRoutes.put(
  "/second-factor",
  describes({
    summary: "Turn it on with the app's first code; answers the recovery codes, this once",
    tag,
    body: { name: "Code", schema: codeSchema },
    answer: { name: "RecoveryCodes", schema: recoveryCodesSchema },
  }),
  jsonLimit,
  mine(codeSchema, async (c, { code }) => answer(c, await account(c).confirmSecondFactor(code))),
);

accountRoutes.delete("/second-factor", describes({ summary: "Turn two-step sign-in off", tag }), async (c) =>
  answer(c, await account(c).removeSecondFactor()),
);

accountRoutes.post(
  "/recovery-codes",
  describes({
    summary: "Ten new recovery codes; the old ones are worth nothing then",
    tag,
    answer: { name: "RecoveryCodes", schema: recoveryCodesSchema },
  }),
  async (c) => answer(c, await account(c).newRecoveryCodes()),
);

accountRoutes.post(
  "/passkeys/options",
  describes({
    summary: "What a browser makes a new passkey with (WebAuthn's creation options)",
    tag,
    answer: { name: "PasskeyOptions", schema: z.looseObject({}) },
  }),
  async (c) => answer(c, await account(c).passkeyOptions()),
);

accountRoutes.post(
  "/passkeys",
  describes({
    summary: "Keep the passkey that the browser made",
    tag,
    body: { name: "AddPasskey", schema: addPasskeySchema },
  }),
  jsonLimit,
  mine(addPasskeySchema, async (c, body) => answer(c, await account(c).addPasskey(body))),
);

accountRoutes.patch(
  "/passkeys/:passkey",
  describes({ summary: "Name a passkey", tag, body: { name: "PasskeyName", schema: passkeyNameSchema } }),
  jsonLimit,
  mine(passkeyNameSchema, async (c, { name }) =>
    answer(c, await account(c).namePasskey(c.req.param("passkey") ?? "", name)),
  ),
);

accountRoutes.delete("/passkeys/:passkey", describes({ summary: "Remove a passkey", tag }), async (c) =>
  answer(c, await account(c).removePasskey(c.req.param("passkey"))),
);
