/** One JSON line a request. No query, no address, no body, no name: nothing personal may be in a log. */
import type { MiddlewareHandler } from "hono";
import { routePath } from "hono/route";
import type { HttpEnv } from "#workers/http/context.ts";
import { log } from "#workers/http/log.ts";

export const logRequests: MiddlewareHandler<HttpEnv> = async (c, next) => {
  const startedAt = Date.now();
  await next();
  if (c.env.ENVIRONMENT === "test") return;
  const quiet = c.res.status < 500 && c.env.ENVIRONMENT === "development";
  if (quiet) return;
  log("request", {
    id: c.get("requestId"),
    method: c.req.method,
    // The pattern, not the path: paths may carry tokens.
    route: routePath(c, -1),
    status: c.res.status,
    ms: Date.now() - startedAt,
    user: c.get("viewer")?.user.id,
    organization: c.get("viewer")?.organization?.id,
  });
};
