import type { Mailer } from "#workers/email/port.ts";

/** Sends through the Email Service binding. `from` is an address of a domain that is set up there. */
export function cloudflareMailer(binding: Pick<SendEmail, "send">, from: string): Mailer {
  return {
    async send({ to, subject, text, html }) {
      await binding.send({ from, to, subject, text, html });
    },
  };
}
