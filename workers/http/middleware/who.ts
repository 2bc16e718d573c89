/** Sets `viewer` from the session cookie, and lets a session that is used live on. */
import type { MiddlewareHandler } from "hono";
import { seenBy } from "#workers/auth/viewer.ts";
import { slideSession } from "#workers/db/identity/sessions.ts";
import type { HttpEnv } from "#workers/http/context.ts";

export const who: MiddlewareHandler<HttpEnv> = async (c, next) => {
  const now = Date.now();
  const { viewer, slide } = await seenBy(c.req.raw, c.env, now);
  c.set("viewer", viewer);
  if (slide) c.executionCtx.waitUntil(slideSession(c.env.DB_IDENTITY, slide.session, now, slide.expiresAt));
  await next();
  // An upgrade's answer has headers that cannot be written; and who has just signed out keeps no cookie.
  const { res } = c;
  if (!slide?.cookie || res.webSocket || res.status === 101 || res.headers.has("set-cookie")) return;
  res.headers.append("set-cookie", slide.cookie);
};
