import { createRequestHandler, RouterContextProvider } from "react-router";
import {
  accountContext,
  developmentContext,
  identityContext,
  keysContext,
  nonceContext,
  securityContext,
  servicesContext,
  viewerContext,
} from "#app/context.ts";
import { paraglideMiddleware } from "#app/paraglide/server.js";
import { originOfRequest } from "#workers/audit/origin-of.ts";
import { createAccount } from "#workers/auth/account/account.ts";
import { createIdentity } from "#workers/auth/identity.ts";
import { createKeys } from "#workers/auth/keys/keys.ts";
import { createSecurity } from "#workers/auth/organization/security.ts";
import { authScopeOf } from "#workers/auth/scope-of.ts";
import { createServices, txtLookupOf } from "#workers/create-services.ts";
import type { HttpContext } from "#workers/http/context.ts";

// Imported lazily, so that tests in workerd (which have no build) can load the Worker.
const handle = createRequestHandler(() => import("virtual:react-router/server-build"), import.meta.env.MODE);

/** Answers with a page of the React Router app; loaders find everything in the contexts of app/context.ts. */
export function pages(c: HttpContext): Promise<Response> {
  const context = new RouterContextProvider();
  context.set(viewerContext, c.get("viewer"));
  context.set(nonceContext, c.get("nonce"));
  context.set(developmentContext, c.env.ENVIRONMENT === "development");
  const from = originOfRequest(c.req.raw.headers);
  const asking = { viewer: c.get("viewer"), origin: c.get("origin"), from };
  context.set(servicesContext, createServices(c.env, c.executionCtx, asking));
  context.set(identityContext, createIdentity(authScopeOf(c)));
  context.set(accountContext, createAccount(authScopeOf(c), c.get("viewer")));
  context.set(keysContext, {
    organization: createKeys(authScopeOf(c), c.get("viewer"), "organization"),
    personal: createKeys(authScopeOf(c), c.get("viewer"), "personal"),
  });
  context.set(securityContext, createSecurity(authScopeOf(c), c.get("viewer"), txtLookupOf(c.env)));
  return paraglideMiddleware(c.req.raw, () => handle(c.req.raw, context));
}
