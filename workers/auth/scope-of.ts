import type { AuthScope } from "#workers/auth/scope.ts";
import { mailerOf } from "#workers/create-services.ts";
import type { HttpContext } from "#workers/http/context.ts";

/** What signing in needs of a request at the edge. */
export function authScopeOf(c: HttpContext): AuthScope {
  return {
    env: c.env,
    origin: c.get("origin"),
    headers: c.req.raw.headers,
    mailer: () => mailerOf(c.env),
    background: (work) => c.executionCtx.waitUntil(work),
  };
}
