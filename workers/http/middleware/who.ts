/** Sets `viewer` from the session cookie. */
import type { MiddlewareHandler } from "hono";
import { viewerOf } from "#workers/auth/viewer.ts";
import type { HttpEnv } from "#workers/http/context.ts";

export const who: MiddlewareHandler<HttpEnv> = async (c, next) => {
  c.set("viewer", await viewerOf(c.req.raw, c.env));
  await next();
};
