/** The first thing of every request: its id, our origin, a nonce; and nothing in it that only we may say. */
import type { MiddlewareHandler } from "hono";
import type { HttpEnv } from "#workers/http/context.ts";

/** Headers by which the Worker speaks to its objects: a client's are dropped before anybody can believe them. */
const reserved = /^x-(hotgigs|partykit)-/i;
/** The one that comes from outside on purpose: it guards /__internal and is checked there. */
export const internalHeader = "x-hotgigs-internal";

export const requestScope: MiddlewareHandler<HttpEnv> = async (c, next) => {
  c.set("requestId", crypto.randomUUID());
  c.set("origin", originOf(c.req.raw, c.env));
  c.set("nonce", crypto.randomUUID().replaceAll("-", ""));
  c.req.raw = withoutReserved(c.req.raw);
  await next();
};

/** BASE_URL decides where we are deployed; on a laptop any port may be ours. */
export function originOf(request: Request, env: { ENVIRONMENT: string; BASE_URL: string }): string {
  const local = env.ENVIRONMENT === "development" || env.ENVIRONMENT === "test";
  return new URL(local ? request.url : env.BASE_URL).origin;
}

function withoutReserved(request: Request): Request {
  const names = [...request.headers.keys()].filter((name) => reserved.test(name) && name !== internalHeader);
  if (names.length === 0) return request;
  const headers = new Headers(request.headers);
  for (const name of names) headers.delete(name);
  return new Request(request, { headers });
}
