/** Signatures over ids in links: HMAC-SHA256, base64url. */

/** The signature of `text`. The purpose is part of it: a file's signature never opens a status page. */
export async function signText(secret: string, purpose: "status" | "file", text: string): Promise<string> {
  const signature = await crypto.subtle.sign("HMAC", await keyOf(secret), encode(purpose, text));
  return toBase64Url(new Uint8Array(signature));
}

/** The same for many at once, as bytes. */
export async function signAll(
  secret: string,
  purpose: "alias",
  texts: readonly string[],
): Promise<Uint8Array[]> {
  if (texts.length === 0) return [];
  const key = await keyOf(secret);
  const signing = texts.map((text) => crypto.subtle.sign("HMAC", key, encode(purpose, text)));
  return (await Promise.all(signing)).map((signature) => new Uint8Array(signature));
}

/** Whether the signature is right, in a time that says nothing about where it is wrong. */
export async function isSigned(
  secret: string,
  purpose: "status" | "file",
  text: string,
  signature: string,
): Promise<boolean> {
  const bytes = fromBase64Url(signature);
  return bytes !== null && crypto.subtle.verify("HMAC", await keyOf(secret), bytes, encode(purpose, text));
}

function encode(purpose: string, text: string): Uint8Array<ArrayBuffer> {
  // A status link's token signs the bare id, as the brief fixes it.
  return new TextEncoder().encode(purpose === "status" ? text : `${purpose}:${text}`);
}

function keyOf(secret: string): Promise<CryptoKey> {
  const raw = new TextEncoder().encode(secret);
  return crypto.subtle.importKey("raw", raw, { name: "HMAC", hash: "SHA-256" }, false, ["sign", "verify"]);
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9_-]{43}$/.test(text)) return null;
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
