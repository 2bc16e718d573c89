/**
 * The way from an application to its form in DB_EEO, for who has EEO_SECRET: nobody else can go it, in either
 * direction. What that protects from and what not: docs/decisions/024-eeo-in-fives.md.
 */
import { type SealedForm, sealedFormSchema } from "#domain/eeo/questions.ts";
import type { Id } from "#domain/ids/ids.ts";
import { seal, unseal } from "#workers/auth/seal.ts";

/** Under which key an application's form is kept: an HMAC, base64url. */
export async function formKey(
  secret: string,
  organization: Id<"org">,
  application: Id<"app">,
): Promise<string> {
  const bytes = await hmac(secret, `form:${organization}:${application}`);
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** Longer than any form: a sealed one is as long as another, so that its length does not tell the answers. */
const sealedLength = 256;

export function sealForm(secret: string, key: string, form: SealedForm): Promise<string> {
  return seal(secret, `eeo:${key}`, JSON.stringify(form).padEnd(sealedLength));
}

/** Null for what was not sealed here, or under another key. */
export async function openForm(secret: string, key: string, sealed: string): Promise<SealedForm | null> {
  const text = await unseal(secret, `eeo:${key}`, sealed);
  return text === null ? null : (sealedFormSchema.safeParse(JSON.parse(text)).data ?? null);
}

/** 0 to 4 for the words of an organization's month: always the same, and not to be foreseen. */
export async function holdBackOf(secret: string, words: string): Promise<number> {
  const [first = 0, second = 0] = await hmac(secret, `holdBack:${words}`);
  return (first * 256 + second) % 5;
}

async function hmac(secret: string, text: string): Promise<Uint8Array> {
  const encoder = new TextEncoder();
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), algorithm, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(text)));
}
