import { keepingRole } from "#domain/access/giving.ts";
import { closeCode } from "#domain/live/wire.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { handOverWork } from "#workers/commands/hand-over-work.ts";
import { lineOf, settleReachOf } from "#workers/commands/settle-reach.ts";
import { tellSockets } from "#workers/commands/tell-sockets.ts";
import { audit, type Context } from "#workers/context.ts";
import { findMember, removeMemberRow } from "#workers/db/identity/members.ts";

/** The actor leaves the organization that they are in. Refuses with member.lastOwner, member.changedMeanwhile. */
export async function leaveOrganization(context: Context): Promise<Outcome<null>> {
  const { env, actor } = context;
  const self = await findMember(env.DB_IDENTITY, actor.organization, actor.id);
  if (!self) return refuse("resource.missing");
  if (self.role === keepingRole && self.keepers < 2) return refuse("member.lastOwner");
  const line = await lineOf(env, actor.organization, actor.id);
  await handOverWork(context, actor.id, null);
  const change = { organization: actor.organization, user: actor.id, from: self.role };
  if (!(await removeMemberRow(env.DB_IDENTITY, change))) return refuse("member.changedMeanwhile");
  await settleReachOf(env, actor.organization, line);
  await tellSockets(context, [actor.id], closeCode.accessRemoved);
  await audit(context, { action: "member.left", subject: actor.id, before: { role: self.role } });
  return accept(null);
}
