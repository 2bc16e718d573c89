/** The mails of signing in. Sent behind the answer: how long it takes must not tell whether an address is known. */
import { m } from "#app/paraglide/messages.js";
import { linkMinutes } from "#workers/auth/schema.ts";
import type { AuthScope } from "#workers/auth/scope.ts";
import { renderMail } from "#workers/email/render.ts";
import { log } from "#workers/http/log.ts";

interface Person {
  name: string;
  email: string;
}

export function authMails(scope: AuthScope) {
  const page = (path: string) => `${scope.origin}${path}`;
  const send = (to: string, content: Parameters<typeof renderMail>[0]) => {
    const work = scope.mailer().send({ to, ...renderMail(content) });
    scope.background(work.catch(() => log("mail.failed", { subject: content.kind })));
  };
  return {
    signInLink: ({ name, email }: Person, token: string) =>
      send(email, {
        kind: "signInLink",
        subject: m.mail_sign_in_subject(),
        paragraphs: [m.mail_hello({ name }), m.mail_sign_in_body({ minutes: linkMinutes.signIn })],
        button: {
          label: m.mail_sign_in_button(),
          url: page(`/sign-in/link?token=${encodeURIComponent(token)}`),
        },
        footer: m.mail_not_you(),
      }),
    noAccount: (email: string) =>
      send(email, {
        kind: "noAccount",
        subject: m.mail_no_account_subject(),
        paragraphs: [m.mail_no_account_body()],
        button: { label: m.mail_no_account_button(), url: page("/sign-up") },
        footer: m.mail_not_you(),
      }),
    confirmAddress: async ({ name, email }: Person, token: string) =>
      send(email, {
        kind: "confirmAddress",
        subject: m.mail_confirm_subject(),
        paragraphs: [m.mail_hello({ name }), m.mail_confirm_body()],
        button: {
          label: m.mail_confirm_button(),
          url: page(`/sign-in/link?kind=confirm&token=${encodeURIComponent(token)}`),
        },
        footer: m.mail_not_you(),
      }),
    accountExists: async ({ name, email }: Person) =>
      send(email, {
        kind: "accountExists",
        subject: m.mail_exists_subject(),
        paragraphs: [m.mail_hello({ name }), m.mail_exists_body()],
        button: { label: m.mail_exists_button(), url: page("/sign-in") },
        footer: m.mail_not_you(),
      }),
  };
}
