/** Codes on paper, for who has lost the phone. */
import { toBase64Url } from "#workers/auth/secret.ts";

const howMany = 10;
/** No 0, o, 1, l, i: read aloud and copied by hand. 31^10 is nearly 50 bits, and guesses are counted. */
const letters = "abcdefghjkmnpqrstuvwxyz23456789";

/** Ten of them, as `abcde-fghjk`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: howMany }, () => `${word()}-${word()}`);
}

function word(): string {
  let made = "";
  while (made.length < 5) {
    const [byte = 255] = crypto.getRandomValues(new Uint8Array(1));
    // What does not divide evenly is thrown away, so that no letter is likelier than another.
    if (byte < 248) made += letters[byte % letters.length] ?? "";
  }
  return made;
}

/** Whether this could be one, however it was typed. */
export const looksLikeRecoveryCode = (typed: string) => /^[a-z2-9]{10}$/.test(bare(typed));

const bare = (typed: string) => typed.toLowerCase().replace(/[\s-]/g, "");

/** Keyed by our secret and the person: who reads the table cannot try all codes. */
export async function hashOfRecoveryCode(secret: string, user: string, typed: string): Promise<string> {
  const encoder = new TextEncoder();
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), algorithm, false, ["sign"]);
  const text = encoder.encode(`recovery code:${user}:${bare(typed)}`);
  return toBase64Url(new Uint8Array(await crypto.subtle.sign("HMAC", key, text)));
}
