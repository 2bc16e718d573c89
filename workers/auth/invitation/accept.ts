import { newId } from "#domain/ids/ids.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { findWaiting } from "#workers/auth/invitation/find.ts";
import { noteJoined } from "#workers/auth/invitation/note-joined.ts";
import type { AuthScope } from "#workers/auth/scope.ts";
import { viewerOf } from "#workers/auth/viewer.ts";
import { settleReachOf } from "#workers/commands/settle-reach.ts";
import { acceptAs } from "#workers/db/identity/invited.ts";
import { projectMember } from "#workers/projections/members.ts";

/**
 * The signed-in person joins, and works there from now on. Refuses with session.missing, invitation.notYours,
 * invitation.expired, invitation.gone, request.tooMany.
 */
export async function acceptInvitation(scope: AuthScope, token: string): Promise<Outcome<null>> {
  const viewer = await viewerOf(scope, scope.env);
  if (!viewer) return refuse("session.missing");
  const found = await findWaiting(scope, token);
  if (!found.ok) return found;
  const { organization, email, tokenHash } = found.value;
  const { user, session } = viewer;
  if (user.email !== email) return refuse("invitation.notYours");
  const acceptance = { user: user.id, session, tokenHash, member: newId("mem"), at: Date.now() };
  if (!(await acceptAs(scope.env.DB_IDENTITY, acceptance))) return refuse("invitation.gone");
  await projectMember(scope.env, organization, user.id, user.name);
  noteJoined(scope, found.value, user.id);
  scope.background(settleReachOf(scope.env, organization, [email]));
  return accept(null);
}
