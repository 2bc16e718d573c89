/** Guards /__internal/*: operators' routes, for who knows INTERNAL_TOKEN. To everybody else they do not exist. */
import type { MiddlewareHandler } from "hono";
import type { HttpEnv } from "#workers/http/context.ts";
import { internalHeader } from "#workers/http/middleware/request-scope.ts";
import { problemOf } from "#workers/http/problem.ts";

export const internalOnly: MiddlewareHandler<HttpEnv> = async (c, next) => {
  const given = c.req.header(internalHeader) ?? "";
  if (!(await sameSecret(given, c.env.INTERNAL_TOKEN))) return problemOf("resource.missing");
  return next();
};

/** Compares digests to the last byte, so that neither length nor the first wrong character shows in the time. */
async function sameSecret(given: string, expected: string | undefined): Promise<boolean> {
  if (!expected) return false;
  const [left, right] = await Promise.all([digest(given), digest(expected)]);
  let difference = 0;
  for (const [at, byte] of left.entries()) difference |= byte ^ (right[at] ?? 0);
  return difference === 0;
}

async function digest(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
}
