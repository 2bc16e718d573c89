import type { MiddlewareHandler } from "hono";
import type { HttpEnv } from "#workers/http/context.ts";
import { problemOf } from "#workers/http/problem.ts";

/**
 * Only upgrades, and none that another site made a browser send. Browsers always name their origin with an
 * upgrade, so a request without one is a program, and has the cookie because somebody gave it to it.
 */
export const mayUpgrade: MiddlewareHandler<HttpEnv> = async (c, next) => {
  const from = c.req.header("origin");
  if (from !== undefined && from !== c.get("origin")) return problemOf("request.foreignOrigin");
  if (c.req.header("upgrade")?.toLowerCase() !== "websocket") return problemOf("wire.outdated");
  return next();
};
