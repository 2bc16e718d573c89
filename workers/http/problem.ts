/** Refusals on the wire: application/problem+json (RFC 9457) with our code and params. */
import { type Refusal, type RefusalCode, refusalStatus } from "#domain/refusal/refusal.ts";

/** The answer for a refusal. `title` is for developers; people read the message of the code. */
export function problem(refusal: Refusal, headers?: HeadersInit): Response {
  const status = refusalStatus[refusal.code];
  const body = {
    type: `/problems/${refusal.code}`,
    title: refusal.code,
    status,
    code: refusal.code,
    params: refusal.params ?? {},
  };
  const answer = new Response(JSON.stringify(body), { status, headers });
  answer.headers.set("content-type", "application/problem+json");
  answer.headers.set("cache-control", "no-store");
  const wait = refusal.params?.retryAfterSeconds;
  if (wait !== undefined) answer.headers.set("retry-after", String(wait));
  return answer;
}

export function problemOf(code: RefusalCode, params?: Refusal["params"]): Response {
  return problem(params ? { code, params } : { code });
}
