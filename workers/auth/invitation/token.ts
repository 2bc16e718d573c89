/** The secret of an invitation's link: mailed once, kept as a hash. */

export const invitationDays = 7;
const dayMs = 24 * 60 * 60 * 1_000;

export interface InvitationToken {
  /** 256 random bits in base64url: only the mail has it. */
  token: string;
  tokenHash: string;
  /** UTC epoch milliseconds. */
  expiresAt: number;
}

export async function newInvitationToken(now: number): Promise<InvitationToken> {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const token = btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
  return { token, tokenHash: await hashOfToken(token), expiresAt: now + invitationDays * dayMs };
}

/** Unkeyed: nobody guesses 256 bits. */
export async function hashOfToken(token: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
