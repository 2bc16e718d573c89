/** Passkeys (WebAuthn): the library checks what the authenticator says, we keep public keys and challenges. */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import { z } from "zod";
import { newId } from "#domain/ids/ids.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { freshly, type Me } from "#workers/auth/account/me.ts";
import { knock } from "#workers/auth/limits.ts";
import { authMails } from "#workers/auth/mails.ts";
import { noteAccess } from "#workers/auth/note-access.ts";
import type { AuthScope } from "#workers/auth/scope.ts";
import { fromBase64Url, hashOfSecret, newSecret, toBase64Url } from "#workers/auth/secret.ts";
import { enter } from "#workers/auth/session/settle.ts";
import { keepOneTime, takeOneTime } from "#workers/db/identity/one-time.ts";
import {
  credentialsOf,
  deletePasskey,
  findPasskey,
  insertPasskey,
  listPasskeys,
  notePasskeyUse,
  renamePasskey,
} from "#workers/db/identity/passkeys.ts";
import type { SignedChange } from "#workers/services.ts";

const most = 20;
const challengeSeconds = 5 * 60;
const purposes = { add: "passkeyAdd", signIn: "passkeySignIn" } as const;

const name = z.string().trim().min(1).max(60);
const credential = z.looseObject({ id: z.string().min(1).max(1_024), response: z.looseObject({}) });
export const addPasskeySchema = z.object({ name, response: credential });
export const passkeyNameSchema = z.object({ name });
export const passkeySignInSchema = z.object({ response: credential });

/** What the browser is asked to make a passkey with. Refuses with session.notFresh. */
export async function passkeyToAdd(me: Me): Promise<Outcome<object>> {
  const fresh = await freshly(me);
  if (!fresh.ok) return fresh;
  const { scope, user } = me;
  const { generateRegistrationOptions } = await library();
  const known = await credentialsOf(scope.env.DB_IDENTITY, user.id);
  const options = await generateRegistrationOptions({
    rpName: "HotGigs",
    rpID: hostOf(scope),
    userID: new TextEncoder().encode(user.id),
    userName: user.email,
    userDisplayName: user.name,
    challenge: fromBase64Url(await keepChallenge(scope, purposes.add, user.id)),
    excludeCredentials: known.map((id) => ({ id })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    attestationType: "none",
  });
  return accept(options);
}

/** Keeps a new passkey. Refuses with session.notFresh, passkey.refused, passkey.tooMany. */
export async function addPasskey(me: Me, input: unknown): Promise<Outcome<null>> {
  const parsed = addPasskeySchema.safeParse(input);
  if (!parsed.success) return refuse("input.invalid", { field: "name" });
  const fresh = await freshly(me);
  if (!fresh.ok) return fresh;
  const { scope, user } = me;
  const response = parsed.data.response as unknown as RegistrationResponseJSON;
  const { verifyRegistrationResponse } = await library();
  const checked = await verifyRegistrationResponse({
    response,
    expectedChallenge: (challenge) => takeChallenge(scope, purposes.add, challenge, user.id),
    expectedOrigin: scope.origin,
    expectedRPID: hostOf(scope),
    requireUserVerification: true,
  }).catch(() => null);
  if (!checked?.verified) return refuse("passkey.refused");
  const { credential } = checked.registrationInfo;
  const passkey = {
    id: newId("psk"),
    user: user.id,
    credential: credential.id,
    publicKey: toBase64Url(credential.publicKey),
    counter: credential.counter,
    transports: credential.transports ?? [],
    name: parsed.data.name,
    at: Date.now(),
  };
  if (!(await insertPasskey(scope.env.DB_IDENTITY, passkey, most))) return refuse("passkey.tooMany");
  noteAccess(scope, user.id, {
    action: "account.factorAdded",
    subject: user.id,
    after: { factor: "passkey" },
  });
  authMails(scope).passkeyAdded(user, parsed.data.name);
  return accept(null);
}

/** Refuses with resource.missing. */
export async function nameMyPasskey({ scope, user }: Me, id: string, wanted: string): Promise<Outcome<null>> {
  const parsed = name.safeParse(wanted);
  if (!parsed.success) return refuse("input.invalid", { field: "name" });
  const named = await renamePasskey(scope.env.DB_IDENTITY, user.id, id, parsed.data);
  return named ? accept(null) : refuse("resource.missing");
}

/** Refuses with session.notFresh, resource.missing. */
export async function removeMyPasskey(me: Me, id: string): Promise<Outcome<null>> {
  const fresh = await freshly(me);
  if (!fresh.ok) return fresh;
  const gone = await deletePasskey(me.scope.env.DB_IDENTITY, me.user.id, id);
  if (!gone) return refuse("resource.missing");
  const { id: user } = me.user;
  noteAccess(me.scope, user, {
    action: "account.factorRemoved",
    subject: user,
    before: { factor: "passkey" },
  });
  return accept(null);
}

export const myPasskeys = ({ scope, user }: Me) => listPasskeys(scope.env.DB_IDENTITY, user.id);

/** What the browser asks the person's passkeys with: any of them, whoever they are. Refuses with request.tooMany. */
export async function passkeyToAsk(scope: AuthScope): Promise<Outcome<object>> {
  const allowed = await knock(scope.env, {
    door: "passkeyAsk",
    headers: scope.headers,
    person: addressOf(scope),
  });
  if (!allowed.ok) return allowed;
  const { generateAuthenticationOptions } = await library();
  return accept(
    await generateAuthenticationOptions({
      rpID: hostOf(scope),
      challenge: fromBase64Url(await keepChallenge(scope, purposes.signIn, null)),
      userVerification: "required",
    }),
  );
}

/**
 * Signs in with a passkey: the device and a finger, face or PIN, so that nothing more is asked for. Refuses with
 * passkey.refused (also for one that nobody has), sso.required, request.tooMany.
 */
export async function signInByPasskey(scope: AuthScope, input: unknown): Promise<Outcome<SignedChange>> {
  const parsed = passkeySignInSchema.safeParse(input);
  if (!parsed.success) return refuse("input.invalid");
  const allowed = await knock(scope.env, {
    door: "passkey",
    headers: scope.headers,
    person: parsed.data.response.id,
  });
  if (!allowed.ok) return allowed;
  const db = scope.env.DB_IDENTITY;
  const known = await findPasskey(db, parsed.data.response.id);
  if (known?.verified !== 1) return refuse("passkey.refused");
  const { verifyAuthenticationResponse } = await library();
  const checked = await verifyAuthenticationResponse({
    response: parsed.data.response as unknown as AuthenticationResponseJSON,
    expectedChallenge: (challenge) => takeChallenge(scope, purposes.signIn, challenge, null),
    expectedOrigin: scope.origin,
    expectedRPID: hostOf(scope),
    requireUserVerification: true,
    credential: {
      id: parsed.data.response.id,
      publicKey: fromBase64Url(known.publicKey),
      counter: known.counter,
    },
  }).catch(() => null);
  if (!checked?.verified) return refuse("passkey.refused");
  await notePasskeyUse(db, known.id, checked.authenticationInfo.newCounter, Date.now());
  return enter(scope, { user: known.user, method: "passkey", remember: true }, known.email);
}

const hostOf = ({ origin }: AuthScope) => new URL(origin).hostname;
const addressOf = ({ headers }: AuthScope) => headers.get("cf-connecting-ip") ?? "unknown";

async function keepChallenge(
  { env }: AuthScope,
  purpose: (typeof purposes)[keyof typeof purposes],
  user: string | null,
): Promise<string> {
  const challenge = newSecret();
  const expiresAt = Date.now() + challengeSeconds * 1_000;
  const tokenHash = await hashOfSecret(challenge);
  await keepOneTime(env.DB_IDENTITY, { tokenHash, purpose, user, data: {}, expiresAt, alone: true });
  return challenge;
}

/** Whether we asked this, for this person, and it was not answered yet. */
async function takeChallenge(
  { env }: AuthScope,
  purpose: string,
  challenge: string,
  user: string | null,
): Promise<boolean> {
  const taken = await takeOneTime(env.DB_IDENTITY, await hashOfSecret(challenge), purpose, Date.now());
  return taken !== null && taken.user === user;
}

/** Loaded by who uses a passkey. */
const library = () => import("@simplewebauthn/server");
