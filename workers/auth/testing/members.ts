/** People who come and go, over the API as a program would. */
import { cookieOf, origin, post, send, signIn, testEnv } from "#workers/auth/testing/world.ts";
import { listMails } from "#workers/db/identity/mails.ts";

export interface Answer<T> {
  status: number;
  body: T;
}

/** A request under /api as somebody (`cookie` "" for nobody), and what came back. */
export async function ask<T = { code?: string }>(
  cookie: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer<T>> {
  const response = await send(`/api${path}`, {
    method,
    headers: { cookie, origin, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: (text === "" ? null : JSON.parse(text)) as T };
}

/** The token in the newest invitation to this address; "" if there is none. */
export async function invitedToken(to: string): Promise<string> {
  const mails = await listMails(testEnv.DB_IDENTITY);
  const text = mails.find((each) => each.to === to && each.text.includes("/invitation/"))?.text ?? "";
  return /\/invitation\/([\w-]+)/.exec(text)?.[1] ?? "";
}

/** Somebody new, invited by who `cookie` is, who joins; their cookie. */
export async function newMember(cookie: string, email: string, role: string): Promise<string> {
  await ask(cookie, "POST", "/v1/invitations", { emails: [email], role });
  const token = await invitedToken(email);
  const password = "a password of mine";
  return cookieOf(await post("/api/auth/invitation/join", { token, name: email.split("@")[0], password }));
}

/** The founder of a new organization, signed in. */
export async function newFounder(email: string, organization: string): Promise<string> {
  const password = "a password of mine";
  await post("/api/auth/sign-up/email", { name: "Founder", email, password, organization });
  const mail = (await listMails(testEnv.DB_IDENTITY)).find((each) => each.to === email);
  const token = decodeURIComponent(/token=([^\s&"]+)/.exec(mail?.text ?? "")?.[1] ?? "");
  await post("/api/auth/verify-email", { token });
  return signIn(email, password);
}

export interface Me {
  user: { id: string; email: string };
  organization: { id: string; name: string; role: string } | null;
  organizations: { id: string; name: string }[];
}

export async function whoIs(cookie: string): Promise<Me> {
  return (await ask<Me>(cookie, "GET", "/auth/session")).body;
}

/** Pretends that everything sent so far was sent eight days ago. */
export async function eightDaysLater(): Promise<void> {
  const sql =
    "UPDATE invitation SET expires_at = expires_at - 8 * 86400000, created_at = created_at - 8 * 86400000";
  await testEnv.DB_IDENTITY.prepare(sql).run();
}
