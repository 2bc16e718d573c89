import { accept, type Outcome } from "#domain/refusal/refusal.ts";
import type { InvitedView } from "#domain/views/members.ts";
import { findWaiting } from "#workers/auth/invitation/find.ts";
import type { AuthScope } from "#workers/auth/scope.ts";

/** What the holder of a token may see: the same whether there is an account with the address or not. */
export async function viewInvitation(scope: AuthScope, token: string): Promise<Outcome<InvitedView>> {
  const found = await findWaiting(scope, token);
  if (!found.ok) return found;
  const { organizationName: organization, inviter, email, role, expiresAt } = found.value;
  return accept({ organization, inviter, email, role, expiresAt });
}
