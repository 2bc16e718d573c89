/**
 * Secrets that we must read again (an authenticator's, a provider's): AES-256-GCM under a key made from AUTH_SECRET.
 * `place` says whose and what it is; sealed for one place, it opens at no other.
 */
import { fromBase64Url, toBase64Url } from "#workers/auth/secret.ts";

const version = "v1";

/** `v1.iv.ciphertext`, base64url. */
export async function seal(secret: string, place: string, text: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const bytes = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv, additionalData: encode(place) },
    await keyOf(secret),
    encode(text),
  );
  return [version, toBase64Url(iv), toBase64Url(new Uint8Array(bytes))].join(".");
}

/** Null for what was not sealed here, or was meant for another place. */
export async function unseal(secret: string, place: string, sealed: string): Promise<string | null> {
  const [known, iv, bytes] = sealed.split(".");
  if (known !== version || !iv || !bytes) return null;
  try {
    const text = await crypto.subtle.decrypt(
      { name: "AES-GCM", iv: fromBase64Url(iv), additionalData: encode(place) },
      await keyOf(secret),
      fromBase64Url(bytes),
    );
    return new TextDecoder().decode(text);
  } catch {
    return null;
  }
}

async function keyOf(secret: string): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey("raw", encode(secret), "HKDF", false, ["deriveKey"]);
  const derivation = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: encode("hotgigs seal") };
  return crypto.subtle.deriveKey(derivation, material, { name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);
}

const encode = (text: string) => new TextEncoder().encode(text);
