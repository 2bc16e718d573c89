import { keepMail } from "#workers/db/identity/mails.ts";
import type { Mailer } from "#workers/email/port.ts";

/** Sends nothing: keeps each mail, for the mailbox page of development. */
export function embeddedMailer(db: D1Database): Mailer {
  return { send: (mail) => keepMail(db, mail, Date.now()) };
}
