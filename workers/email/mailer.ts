import { cloudflareMailer } from "#workers/email/cloudflare.ts";
import { embeddedMailer } from "#workers/email/embedded.ts";
import type { Mailer } from "#workers/email/port.ts";
import type { Env } from "#workers/env.ts";

/** The mailer of this deployment. Throws where mail must leave and there is no binding for it. */
export function mailerOf(env: Env): Mailer {
  if (env.EMAIL && env.MAIL_FROM) return cloudflareMailer(env.EMAIL, env.MAIL_FROM);
  if (keepsMails(env)) return embeddedMailer(env.DB_IDENTITY);
  throw new Error("EMAIL and MAIL_FROM are not set: this deployment cannot send mail");
}

/** Whether mails stay here to be read on the mailbox page. Never in production: they hold sign-in links. */
export function keepsMails(env: Pick<Env, "ENVIRONMENT">): boolean {
  return env.ENVIRONMENT === "development" || env.ENVIRONMENT === "test";
}
