import { keepingRole } from "#domain/access/giving.ts";
import { closeCode } from "#domain/live/wire.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { leaveOrganization } from "#workers/commands/leave-organization.ts";
import { memberInReach } from "#workers/commands/member-in-reach.ts";
import { tellSockets } from "#workers/commands/tell-sockets.ts";
import { audit, type Context } from "#workers/context.ts";
import { removeMemberRow } from "#workers/db/identity/members.ts";

/**
 * Ends somebody's membership: their next request finds nothing, and what they have open closes at once. Their name
 * stays in timelines. Removing oneself is leaving. Refuses with access.denied, resource.missing, member.lastOwner,
 * member.changedMeanwhile.
 */
export async function removeMember(context: Context, person: string): Promise<Outcome<null>> {
  const { env, actor } = context;
  if (person === actor.id) return leaveOrganization(context);
  const found = await memberInReach(context, person);
  if (!found.ok) return found;
  const { role: from, keepers } = found.value;
  if (from === keepingRole && keepers < 2) return refuse("member.lastOwner");
  const gone = await removeMemberRow(env.DB_IDENTITY, {
    organization: actor.organization,
    user: person,
    from,
  });
  if (!gone) return refuse("member.changedMeanwhile");
  await tellSockets(context, [person], closeCode.accessRemoved);
  await audit(context, { action: "member.removed", subject: person, before: { role: from } });
  return accept(null);
}
