/** Tests of the edge: the real Worker over HTTP in workerd, with the heavy Worker's handler in place of its process. */
import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import app from "#workers/app.ts";
import { listMails } from "#workers/db/identity/mails.ts";
import type { Env } from "#workers/env.ts";
import heavy from "#workers/heavy/index.ts";

export const origin = "http://hotgigs.test";

/** The bindings of tests, with passwords hashed in process. */
export const testEnv: Env = {
  ...(env as Env),
  HEAVY: {
    fetch: (input: RequestInfo, init?: RequestInit) => heavy.fetch(new Request(input, init)),
  } as Fetcher,
};

/** Sends a request through the Worker and waits for what it left running. Redirects are not followed. */
export async function send(path: string, init: RequestInit = {}, bindings: Env = testEnv): Promise<Response> {
  const context = createExecutionContext();
  const request = new Request(`${origin}${path}`, { redirect: "manual", ...init });
  const response = await app.fetch(request as never, bindings, context);
  await waitOnExecutionContext(context);
  return response;
}

/** A JSON POST as our own pages send it. */
export function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return send(path, {
    method: "POST",
    headers: { "content-type": "application/json", origin, ...headers },
    body: JSON.stringify(body),
  });
}

/** What a browser would send back after this answer. */
export function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0] ?? "")
    .join("; ");
}

export async function signIn(email: string, password = "demo-hotgigs"): Promise<string> {
  return cookieOf(await post("/api/auth/sign-in/email", { email, password }));
}

/** The token in the newest mail to this address; "" if there is none. */
export async function mailedToken(to: string): Promise<string> {
  const mail = (await listMails(testEnv.DB_IDENTITY)).find((each) => each.to === to);
  return decodeURIComponent(/token=([^\s&"]+)/.exec(mail?.text ?? "")?.[1] ?? "");
}
