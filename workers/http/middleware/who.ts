/** Sets `viewer` from the session cookie, or on the API from a key; and lets a session that is used live on. */
import type { MiddlewareHandler } from "hono";
import { keyOf, keyViewer, takesKeys } from "#workers/auth/keys/key-viewer.ts";
import { seenBy } from "#workers/auth/viewer.ts";
import { noteKeyUse } from "#workers/db/identity/keys.ts";
import { slideSession } from "#workers/db/identity/sessions.ts";
import type { HttpContext, HttpEnv } from "#workers/http/context.ts";
import { problem } from "#workers/http/problem.ts";

export const who: MiddlewareHandler<HttpEnv> = async (c, next) => {
  const key = keyOf(c.req.raw.headers);
  // Who brings a key is that key, or nobody: the cookie beside it is not looked at.
  if (key !== null) return byKey(c, key, next);
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

async function byKey(c: HttpContext, key: string, next: () => Promise<void>): Promise<Response | undefined> {
  c.set("viewer", null);
  if (takesKeys(c.req.path)) {
    const now = Date.now();
    const known = await keyViewer(c.env, c.req.raw.headers, key, now);
    if (!known.ok) return problem(known.refusal);
    const { viewer, noteUse } = known.value;
    c.set("viewer", viewer);
    if (noteUse) c.executionCtx.waitUntil(noteKeyUse(c.env.DB_IDENTITY, noteUse, now));
  }
  await next();
  return undefined;
}
