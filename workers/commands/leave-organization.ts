import { type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { endMembership } from "#workers/commands/end-membership.ts";
import type { Context } from "#workers/context.ts";
import { findMember } from "#workers/db/identity/members.ts";

/**
 * The actor leaves the organization that they are in; what they had passes to nobody. Refuses with member.lastOwner,
 * member.breakGlass, member.changedMeanwhile.
 */
export async function leaveOrganization(context: Context): Promise<Outcome<null>> {
  const { env, actor } = context;
  const self = await findMember(env.DB_IDENTITY, actor.organization, actor.id);
  if (!self) return refuse("resource.missing");
  return endMembership(context, self, { how: "left", handTo: null });
}
