/** No other site makes a browser act here: Origin and Sec-Fetch-Site on every unsafe method, pages and API alike. */
import type { MiddlewareHandler } from "hono";
import type { HttpEnv } from "#workers/http/context.ts";
import { problemOf } from "#workers/http/problem.ts";

const safe = new Set(["GET", "HEAD", "OPTIONS"]);

export const sameOrigin: MiddlewareHandler<HttpEnv> = async (c, next) => {
  if (!safe.has(c.req.method) && !mayAct(c.req.raw.headers, c.get("origin"))) {
    return problemOf("request.foreignOrigin");
  }
  return next();
};

/**
 * Whether an unsafe request may act. A browser always says where it comes from; who says nothing is a program,
 * and with a cookie it must send something that no foreign form can (JSON, or no body at all under a method of its own).
 */
export function mayAct(headers: Headers, origin: string): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") return false;
  const from = headers.get("origin");
  if (from !== null && from !== "null") return from === origin;
  if (site !== null) return true;
  if (from === "null") return false;
  return !headers.has("cookie") || !formTypes.test(headers.get("content-type") ?? "text/plain");
}

const formTypes = /^\s*(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\b/i;
