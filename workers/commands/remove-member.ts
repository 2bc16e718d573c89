import { accept, type Outcome } from "#domain/refusal/refusal.ts";
import { endMembership, goForGood, heirOf } from "#workers/commands/end-membership.ts";
import { handOverWork } from "#workers/commands/hand-over-work.ts";
import { leaveOrganization } from "#workers/commands/leave-organization.ts";
import { deactivatedInReach, memberInReach } from "#workers/commands/member-in-reach.ts";
import { audit, type Context } from "#workers/context.ts";

/**
 * Ends somebody's membership for good, also of who is switched off; what they had passes to `handTo` (null: to nobody).
 * Removing oneself is leaving. Refuses with access.denied, resource.missing, and as endMembership does.
 */
export async function removeMember(
  context: Context,
  person: string,
  handTo: string | null = null,
): Promise<Outcome<null>> {
  const { actor } = context;
  if (person === actor.id) return leaveOrganization(context);
  const found = await memberInReach(context, person);
  if (found.ok) return endMembership(context, found.value, { how: "removed", handTo });
  if (found.refusal.code !== "resource.missing") return found;
  const switchedOff = await deactivatedInReach(context, person);
  if (!switchedOff.ok) return switchedOff;
  const heir = await heirOf(context, person, handTo);
  if (!heir.ok) return heir;
  // Most has passed on before: this is what came after, or was interrupted.
  await handOverWork(context, person, handTo);
  await goForGood(context, person);
  const { role } = switchedOff.value;
  await audit(context, { action: "member.removed", subject: person, before: { role }, after: { handTo } });
  return accept(null);
}
