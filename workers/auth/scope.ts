import type { Mailer } from "#workers/email/port.ts";
import type { Env } from "#workers/env.ts";

/** What signing in and out needs of a request. */
export interface AuthScope {
  env: Env;
  /** scheme://host[:port], for links in mails and the cookie's host. */
  origin: string;
  /** The request's headers: its cookie, address and browser. */
  headers: Headers;
  /** Asked for when there is something to send. */
  mailer(): Mailer;
  /** Keeps something going behind the answer. */
  background(work: Promise<unknown>): void;
}
