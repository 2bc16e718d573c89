/** How often somebody may try to get in: exact counts in D1, by address of the network and by address of the person. */
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { countAttempts, forgetAttempts } from "#workers/db/identity/attempts.ts";
import type { Env } from "#workers/env.ts";

const minutes = 60_000;

/** Tries within a window of milliseconds, for one network address and for one mail address. */
export const limits = {
  signIn: { network: 100, person: 10, window: 15 * minutes },
  sendLink: { network: 30, person: 5, window: 15 * minutes },
  signUp: { network: 30, person: 5, window: 60 * minutes },
  redeem: { network: 60, person: 60, window: 15 * minutes },
  /** A whole company may come from one network on one day, and nobody guesses a token. */
  invited: { network: 600, person: 60, window: 15 * minutes },
  forgot: { network: 30, person: 5, window: 15 * minutes },
  /** Six digits: ten guesses in a quarter of an hour, whoever makes them. */
  secondFactor: { network: 100, person: 10, window: 15 * minutes },
  passkey: { network: 600, person: 30, window: 15 * minutes },
  /** By network alone: what is asked with is the same for everybody. */
  passkeyAsk: { network: 600, person: 600, window: 15 * minutes },
  sso: { network: 300, person: 300, window: 15 * minutes },
  /** Keys that are nobody's. */
  token: { network: 100, person: 20, window: 15 * minutes },
  /** By person, signed in: passwords and codes that are asked for again. */
  confirm: { network: 0, person: 10, window: 15 * minutes },
  changeAddress: { network: 0, person: 5, window: 60 * minutes },
  /** By organization: mails to strangers are what spammers come for. */
  invite: { network: 0, person: 200, window: 60 * minutes },
  /** By member: each makes a candidate. */
  referral: { network: 0, person: 30, window: 60 * minutes },
  /** By agency, within a day: whom the organization knows could be asked for one by one. */
  agencySubmission: { network: 0, person: 50, window: 24 * 60 * minutes },
  /** By invitation. */
  resend: { network: 0, person: 5, window: 60 * minutes },
} as const;
export type Door = keyof typeof limits;

interface Knock {
  door: Door;
  headers: Headers;
  /** The mail address, or whatever else is tried; it is hashed. */
  person: string;
}

/** Counts one try. Refuses: request.tooMany with `retryAfterSeconds`. */
export async function knock(env: Env, entered: Knock): Promise<Outcome<null>> {
  const { network, person } = limits[entered.door];
  return count(env, entered.door, await keysOf(env, entered), [network, person]);
}

/** The same for somebody who is in already, whichever network they come from. `who` is hashed. */
export async function knockAs(env: Env, door: Door, who: string): Promise<Outcome<null>> {
  return count(env, door, [await hashed(env, `${door}:person:${who}`)], [limits[door].person]);
}

async function count(env: Env, door: Door, keys: string[], most: number[]): Promise<Outcome<null>> {
  const factor = leniency(env);
  const now = Date.now();
  const counted = await countAttempts(env.DB_IDENTITY, keys, limits[door].window, now);
  const allowed = most.map((each) => each * factor);
  const over = counted.filter(({ count }, at) => count > (allowed[at] ?? 0));
  if (over.length === 0) return accept(null);
  const endsAt = Math.max(...over.map((each) => each.endsAt));
  return refuse("request.tooMany", { retryAfterSeconds: Math.max(1, Math.ceil((endsAt - now) / 1_000)) });
}

/** After the right password, the wrong ones before it are forgotten. */
export async function welcome(env: Env, entered: Knock): Promise<void> {
  const [, person] = await keysOf(env, entered);
  await forgetAttempts(env.DB_IDENTITY, person);
}

/** On a laptop a whole test suite comes from one address. */
function leniency(env: Env): number {
  const wanted = Number(env.RATE_LIMIT_FACTOR ?? "");
  if (env.ENVIRONMENT !== "development") return 1;
  return wanted > 0 ? wanted : 100;
}

async function keysOf(env: Env, { door, headers, person }: Knock): Promise<[string, string]> {
  const address = headers.get("cf-connecting-ip") ?? "unknown";
  return Promise.all([
    hashed(env, `${door}:network:${address}`),
    hashed(env, `${door}:person:${person.trim().toLowerCase()}`),
  ]);
}

/** Keyed, so that who reads the table cannot look addresses up. */
async function hashed(env: Env, text: string): Promise<string> {
  const encoder = new TextEncoder();
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(env.AUTH_SECRET), algorithm, false, [
    "sign",
  ]);
  const bytes = new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(text)));
  return btoa(String.fromCharCode(...bytes.subarray(0, 18)));
}
