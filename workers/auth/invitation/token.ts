/** The secret of an invitation's link: mailed once, kept as a hash. */
import { hashOfSecret, newSecret } from "#workers/auth/secret.ts";

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
  const token = newSecret();
  return { token, tokenHash: await hashOfSecret(token), expiresAt: now + invitationDays * dayMs };
}
