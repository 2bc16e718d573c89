import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { findWaiting } from "#workers/auth/invitation/find.ts";
import type { AuthScope } from "#workers/auth/scope.ts";
import { declineInvitation as decline } from "#workers/db/identity/invited.ts";

/** Says no, signed in or not: who has the token has the mail. Refuses as looking at it does. */
export async function declineInvitation(scope: AuthScope, token: string): Promise<Outcome<null>> {
  const found = await findWaiting(scope, token);
  if (!found.ok) return found;
  const declined = await decline(scope.env.DB_IDENTITY, found.value.tokenHash, Date.now());
  return declined ? accept(null) : refuse("invitation.gone");
}
