import type { MiddlewareHandler } from "hono";
import type { HttpEnv } from "#workers/http/context.ts";
import { problemOf } from "#workers/http/problem.ts";

/**
 * None that another site made a browser send. Browsers always name their origin with an upgrade, and where a request
 * comes from with a stream; one without either is a program, and has the cookie because somebody gave it to it.
 */
export const fromHere: MiddlewareHandler<HttpEnv> = async (c, next) => {
  const from = c.req.header("origin");
  if (from !== undefined && from !== c.get("origin")) return problemOf("request.foreignOrigin");
  const site = c.req.header("sec-fetch-site");
  if (site !== undefined && site !== "same-origin" && site !== "none") {
    return problemOf("request.foreignOrigin");
  }
  return next();
};

export const mayUpgrade: MiddlewareHandler<HttpEnv> = async (c, next) => {
  if (c.req.header("upgrade")?.toLowerCase() !== "websocket") return problemOf("wire.outdated");
  return next();
};
