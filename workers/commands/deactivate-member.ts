import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { endMembership } from "#workers/commands/end-membership.ts";
import { deactivatedInReach, memberInReach } from "#workers/commands/member-in-reach.ts";
import { lineOf, settleReachOf } from "#workers/commands/settle-reach.ts";
import { audit, type Context } from "#workers/context.ts";
import { bringBack } from "#workers/db/identity/deactivated.ts";

/**
 * Switches a member off: they are nobody here until they are switched on again, and what they had passes to `handTo`.
 * Refuses with access.denied, resource.missing, member.ownRole (nobody switches themselves off: they leave), and as
 * endMembership does.
 */
export async function deactivateMember(
  context: Context,
  person: string,
  handTo: string | null,
): Promise<Outcome<null>> {
  const found = await memberInReach(context, person);
  if (!found.ok) return found;
  if (person === context.actor.id) return refuse("member.ownRole");
  return endMembership(context, found.value, { how: "deactivated", handTo });
}

/**
 * Switches somebody on again, as what they were; what passed on stays where it is. Refuses with access.denied,
 * resource.missing, member.changedMeanwhile.
 */
export async function reactivateMember(context: Context, person: string): Promise<Outcome<null>> {
  const found = await deactivatedInReach(context, person);
  if (!found.ok) return found;
  const { env, actor } = context;
  const { role } = found.value;
  const change = { organization: actor.organization, user: person, from: role };
  if (!(await bringBack(env.DB_IDENTITY, change))) return refuse("member.changedMeanwhile");
  await settleReachOf(env, actor.organization, await lineOf(env, actor.organization, person));
  await audit(context, { action: "member.reactivated", subject: person, after: { role } });
  return accept(null);
}
