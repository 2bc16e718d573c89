/** The session cookie: better-auth signs it, and this reads it on every other route without better-auth. */

/** `__Host-`: only this host, only with Secure, only for the whole site. Chromium takes it on http://localhost. */
export const sessionCookieName = "__Host-hotgigs_session";
/** Marks a session that ends with the browser. */
export const briefCookieName = "__Host-hotgigs_brief";

export const sessionSeconds = 7 * 24 * 60 * 60;

const hmac = { name: "HMAC", hash: "SHA-256" };

/** The session token of a request whose cookie carries our signature; null for none, or a forged one. */
export async function readSessionToken(
  request: { headers: Headers },
  secret: string,
): Promise<string | null> {
  const signed = cookieValue(request.headers.get("cookie") ?? "", sessionCookieName);
  const dot = signed?.lastIndexOf(".") ?? -1;
  if (!signed || dot < 1) return null;
  const token = signed.slice(0, dot);
  const signature = decodeBase64(signed.slice(dot + 1));
  if (!signature) return null;
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), hmac, false, ["verify"]);
  return (await crypto.subtle.verify("HMAC", key, signature, encoder.encode(token))) ? token : null;
}

/** The session cookie's value for a token: the token with our signature, encoded. */
export async function signToken(token: string, secret: string): Promise<string> {
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), hmac, false, ["sign"]);
  const signature = new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(token)));
  return encodeURIComponent(`${token}.${btoa(String.fromCharCode(...signature))}`);
}

/** The decoded value of the first cookie of this name. */
export function cookieValue(header: string, name: string): string | null {
  for (const part of header.split(";")) {
    const equals = part.indexOf("=");
    if (equals < 0 || part.slice(0, equals).trim() !== name) continue;
    try {
      return decodeURIComponent(part.slice(equals + 1).trim());
    } catch {
      return null;
    }
  }
  return null;
}

function decodeBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
