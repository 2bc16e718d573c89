/** Codes of authenticator apps: TOTP as every app has it (RFC 6238: SHA-1, six digits, thirty seconds). */

const digits = 6;
const periodSeconds = 30;
/** Clocks of phones are wrong: one step before and after is taken too. */
const window = 1;

/** A new secret, base32. */
export async function newTotpSecret(): Promise<string> {
  const { Secret } = await import("otpauth");
  return new Secret({ size: 20 }).base32;
}

/** What an app scans. */
export async function totpAddress(secret: string, issuer: string, account: string): Promise<string> {
  return (await codeMaker(secret, issuer, account)).toString();
}

/** The time step that a code belongs to, or null. `now` in epoch milliseconds. */
export async function stepOfCode(secret: string, code: string, now: number): Promise<number | null> {
  if (!/^\d{6}$/.test(code)) return null;
  const delta = (await codeMaker(secret)).validate({ token: code, timestamp: now, window });
  return delta === null ? null : Math.floor(now / 1_000 / periodSeconds) + delta;
}

async function codeMaker(secret: string, issuer = "", label = "") {
  const { Secret, TOTP } = await import("otpauth");
  return new TOTP({
    secret: Secret.fromBase32(secret),
    issuer,
    label,
    digits,
    period: periodSeconds,
    algorithm: "SHA1",
  });
}
