import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { knock } from "#workers/auth/limits.ts";
import type { AuthScope } from "#workers/auth/scope.ts";
import { hashOfSecret } from "#workers/auth/secret.ts";
import { type FoundInvitation, findInvitation } from "#workers/db/identity/invited.ts";

export interface WaitingInvitation extends FoundInvitation {
  tokenHash: string;
}

/**
 * The invitation that waits behind a token. Refuses with request.tooMany, invitation.expired, and with
 * invitation.gone for every token that is worth nothing, whatever the reason.
 */
export async function findWaiting(scope: AuthScope, token: string): Promise<Outcome<WaitingInvitation>> {
  const { env, headers } = scope;
  const allowed = await knock(env, { door: "invited", headers, person: token });
  if (!allowed.ok) return allowed;
  if (!/^[\w-]{43}$/.test(token)) return refuse("invitation.gone");
  const tokenHash = await hashOfSecret(token);
  const found = await findInvitation(env.DB_IDENTITY, tokenHash);
  if (found?.status !== "pending") return refuse("invitation.gone");
  return found.expiresAt > Date.now() ? accept({ ...found, tokenHash }) : refuse("invitation.expired");
}
