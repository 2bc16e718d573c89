/** The only door to better-auth: requests to its endpoints, and what their answers mean. */
import { z } from "zod";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { askAuth } from "#workers/auth/auth.ts";
import type { AuthScope } from "#workers/auth/scope.ts";
import { log } from "#workers/http/log.ts";

interface Answer {
  cookies: string[];
  body: unknown;
}

const errorSchema = z.object({ code: z.string().optional() });

/** Asks better-auth. What it answers stays here: bodies hold session tokens. */
export async function ask(
  scope: AuthScope,
  method: "GET" | "POST",
  path: string,
  body?: object,
): Promise<Outcome<Answer>> {
  const response = await askAuth(scope, innerRequest(scope, method, path, body));
  const said: unknown = await response.json().catch(() => null);
  // Ours alone: the library also clears cookies of its own that we never set.
  const cookies = response.headers.getSetCookie().filter((line) => line.startsWith("__Host-hotgigs_"));
  if (response.status === 200) return accept({ cookies, body: said });
  if (response.status >= 500) {
    log("auth.failed", { path: path.split("?")[0], status: response.status });
    return refuse("request.busy");
  }
  const code = errorSchema.safeParse(said).data?.code;
  if (code === "EMAIL_NOT_VERIFIED") return refuse("session.unconfirmed");
  return refuse(response.status === 401 ? "session.wrongCredentials" : "input.invalid");
}

const forwarded = ["cookie", "user-agent", "cf-connecting-ip"];

/** The edge has checked the origin already; better-auth checks it again and is told ours. */
function innerRequest(scope: AuthScope, method: string, path: string, body: object | undefined): Request {
  const headers = new Headers({ origin: scope.origin });
  for (const name of forwarded) {
    const value = scope.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  if (body) headers.set("content-type", "application/json");
  const init: RequestInit = { method, headers };
  if (body) init.body = JSON.stringify(body);
  return new Request(`${scope.origin}/api/auth${path}`, init);
}
