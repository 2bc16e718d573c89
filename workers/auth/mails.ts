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
    resetPassword: ({ name, email }: Person, token: string) =>
      send(email, {
        kind: "resetPassword",
        subject: m.mail_reset_subject(),
        paragraphs: [m.mail_hello({ name }), m.mail_reset_body({ minutes: linkMinutes.reset })],
        button: {
          label: m.mail_reset_button(),
          url: page(`/sign-in/reset?token=${encodeURIComponent(token)}`),
        },
        footer: m.mail_not_you(),
      }),
    passwordChanged: ({ name, email }: Person) =>
      send(email, {
        kind: "passwordChanged",
        subject: m.mail_password_changed_subject(),
        paragraphs: [m.mail_hello({ name }), m.mail_password_changed_body()],
        button: { label: m.mail_password_changed_button(), url: page("/sign-in/forgot") },
        footer: m.mail_nothing_to_do(),
      }),
    proveAddress: ({ name, email }: Person, token: string) =>
      send(email, {
        kind: "proveAddress",
        subject: m.mail_prove_subject(),
        paragraphs: [m.mail_hello({ name }), m.mail_prove_body({ minutes: linkMinutes.address })],
        button: {
          label: m.mail_confirm_button(),
          url: page(`/sign-in/address?token=${encodeURIComponent(token)}`),
        },
        footer: m.mail_not_you(),
      }),
    addressChanged: ({ name, email }: Person, now: string) =>
      send(email, {
        kind: "addressChanged",
        subject: m.mail_address_changed_subject(),
        paragraphs: [m.mail_hello({ name }), m.mail_address_changed_body({ email: now })],
        button: { label: m.mail_exists_button(), url: page("/sign-in") },
        footer: m.mail_address_changed_footer(),
      }),
    secondFactorChanged: ({ name, email }: Person, on: boolean) =>
      send(email, {
        kind: "secondFactorChanged",
        subject: on ? m.mail_second_factor_on_subject() : m.mail_second_factor_off_subject(),
        paragraphs: [
          m.mail_hello({ name }),
          on ? m.mail_second_factor_on_body() : m.mail_second_factor_off_body(),
        ],
        button: { label: m.mail_account_button(), url: page("/settings/account") },
        footer: m.mail_account_footer(),
      }),
    passkeyAdded: ({ name, email }: Person, passkey: string) =>
      send(email, {
        kind: "passkeyAdded",
        subject: m.mail_passkey_subject(),
        paragraphs: [m.mail_hello({ name }), m.mail_passkey_body({ passkey })],
        button: { label: m.mail_account_button(), url: page("/settings/account") },
        footer: m.mail_account_footer(),
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
