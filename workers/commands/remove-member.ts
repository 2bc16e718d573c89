import { keepingRole } from "#domain/access/giving.ts";
import { closeCode } from "#domain/live/wire.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { handOverWork } from "#workers/commands/hand-over-work.ts";
import { leaveOrganization } from "#workers/commands/leave-organization.ts";
import { memberInReach } from "#workers/commands/member-in-reach.ts";
import { lineOf, settleReachOf } from "#workers/commands/settle-reach.ts";
import { tellSockets } from "#workers/commands/tell-sockets.ts";
import { audit, type Context } from "#workers/context.ts";
import { findMember, removeMemberRow } from "#workers/db/identity/members.ts";
import { mayBeOnTeam } from "#workers/queries/team.ts";

/**
 * Ends somebody's membership: their next request finds nothing, and what they have open closes at once. Their name
 * stays in timelines, and what they looked after passes to `handTo` (null: to nobody) before. Removing oneself is leaving.
 * Refuses with access.denied, resource.missing, member.lastOwner, member.changedMeanwhile, member.notEligible (`handTo`
 * cannot be on teams).
 */
export async function removeMember(
  context: Context,
  person: string,
  handTo: string | null = null,
): Promise<Outcome<null>> {
  const { env, actor } = context;
  if (person === actor.id) return leaveOrganization(context);
  const found = await memberInReach(context, person);
  if (!found.ok) return found;
  const { role: from, keepers } = found.value;
  if (from === keepingRole && keepers < 2) return refuse("member.lastOwner");
  if (handTo !== null) {
    const heir = handTo === person ? null : await findMember(env.DB_IDENTITY, actor.organization, handTo);
    if (!heir || !mayBeOnTeam(heir.role)) return refuse("member.notEligible");
  }
  const line = await lineOf(env, actor.organization, person);
  await handOverWork(context, person, handTo);
  const gone = await removeMemberRow(env.DB_IDENTITY, {
    organization: actor.organization,
    user: person,
    from,
  });
  if (!gone) return refuse("member.changedMeanwhile");
  await settleReachOf(env, actor.organization, line);
  await tellSockets(context, [person], closeCode.accessRemoved);
  await audit(context, {
    action: "member.removed",
    subject: person,
    before: { role: from },
    after: { handTo },
  });
  return accept(null);
}
