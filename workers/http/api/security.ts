/** How the organization is protected: two-step sign-in for all, single sign-on. */
import { Hono } from "hono";
import { can } from "#domain/access/access.ts";
import { accept, refuse } from "#domain/refusal/refusal.ts";
import { securityViewSchema } from "#domain/views/security.ts";
import {
  createSecurity,
  domainSchema,
  keeperSchema,
  providerSchema,
  switchSchema,
} from "#workers/auth/organization/security.ts";
import { authScopeOf } from "#workers/auth/scope-of.ts";
import { txtLookupOf } from "#workers/create-services.ts";
import type { HttpContext, HttpEnv } from "#workers/http/context.ts";
import { describes } from "./describe.ts";
import { answer, guarded, jsonLimit } from "./speak.ts";

const tag = "Organization";
const security = (c: HttpContext) => createSecurity(authScopeOf(c), c.get("viewer"), txtLookupOf(c.env));
const idOf = (c: HttpContext) => c.req.param("domain") ?? "";

const keeper = guarded((c) => {
  const viewer = c.get("viewer");
  if (!viewer) return refuse("session.missing");
  return can(viewer, "organization.manage") ? accept(viewer) : refuse("access.denied");
});

export const securityRoutes = new Hono<HttpEnv>();

securityRoutes.get(
  "/",
  describes({
    summary: "What the organization asks of its members, and who signs them in",
    tag,
    answer: { name: "Security", schema: securityViewSchema },
  }),
  async (c) => answer(c, await security(c).view()),
);

securityRoutes.put(
  "/second-factor",
  describes({
    summary: "Ask every member for two-step sign-in, or not",
    tag,
    body: { name: "Switch", schema: switchSchema },
  }),
  jsonLimit,
  keeper(switchSchema, async (c, { on }) => answer(c, await security(c).requireSecondFactor(on))),
);

securityRoutes.put(
  "/sso",
  describes({
    summary: "Set the OpenID Connect provider; its discovery document is asked for at once",
    tag,
    body: { name: "Provider", schema: providerSchema },
  }),
  jsonLimit,
  keeper(providerSchema, async (c, body) => answer(c, await security(c).saveProvider(body))),
);

securityRoutes.delete("/sso", describes({ summary: "Remove the provider", tag }), async (c) =>
  answer(c, await security(c).removeProvider()),
);

securityRoutes.put(
  "/sso/active",
  describes({
    summary: "Let people in by the provider, or not; needs a proven domain",
    tag,
    body: { name: "Switch", schema: switchSchema },
  }),
  jsonLimit,
  keeper(switchSchema, async (c, { on }) => answer(c, await security(c).activateProvider(on))),
);

securityRoutes.put(
  "/sso/break-glass",
  describes({
    summary: "The owner or admin who still comes in by password when the provider is away",
    tag,
    body: { name: "BreakGlass", schema: keeperSchema },
  }),
  jsonLimit,
  keeper(keeperSchema, async (c, { person }) => answer(c, await security(c).chooseBreakGlass(person))),
);

securityRoutes.post(
  "/domains",
  describes({
    summary: "Add a mail domain, to be proven",
    tag,
    body: { name: "Domain", schema: domainSchema },
  }),
  jsonLimit,
  keeper(domainSchema, async (c, body) => answer(c, await security(c).addDomain(body))),
);

securityRoutes.post(
  "/domains/:domain/proof",
  describes({ summary: "Look for the domain's TXT record", tag }),
  async (c) => answer(c, await security(c).verifyDomain(idOf(c))),
);

securityRoutes.put(
  "/domains/:domain/enforced",
  describes({
    summary: "Let the domain's people in by the provider only, or otherwise too",
    tag,
    body: { name: "Switch", schema: switchSchema },
  }),
  jsonLimit,
  keeper(switchSchema, async (c, { on }) => answer(c, await security(c).enforceDomain(idOf(c), on))),
);

securityRoutes.delete("/domains/:domain", describes({ summary: "Remove a domain", tag }), async (c) =>
  answer(c, await security(c).removeDomain(idOf(c))),
);
