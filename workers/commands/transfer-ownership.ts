import { can } from "#domain/access/access.ts";
import { closeCode } from "#domain/live/wire.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { memberInReach } from "#workers/commands/member-in-reach.ts";
import { tellSockets } from "#workers/commands/tell-sockets.ts";
import { audit, type Context } from "#workers/context.ts";
import { handOver } from "#workers/db/identity/members.ts";

/**
 * Makes a member an owner and the actor, who is one, an admin: both or neither. Refuses with access.denied,
 * resource.missing, member.ownRole, member.changedMeanwhile.
 */
export async function transferOwnership(context: Context, person: string): Promise<Outcome<null>> {
  const { env, actor } = context;
  const found = await memberInReach(context, person);
  if (!found.ok) return found;
  if (!can(actor, "organization.transfer")) return refuse("access.denied");
  if (person === actor.id) return refuse("member.ownRole");
  const both = { organization: actor.organization, from: actor.id, to: person };
  if (!(await handOver(env.DB_IDENTITY, both))) return refuse("member.changedMeanwhile");
  await tellSockets(context, [actor.id, person], closeCode.leaseEnded);
  await audit(context, { action: "organization.transferred", subject: person, before: { owner: actor.id } });
  return accept(null);
}
