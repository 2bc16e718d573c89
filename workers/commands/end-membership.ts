import { keepingRole } from "#domain/access/giving.ts";
import { closeCode } from "#domain/live/wire.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { handOverWork } from "#workers/commands/hand-over-work.ts";
import { lineOf, settleReachOf } from "#workers/commands/settle-reach.ts";
import { tellSockets } from "#workers/commands/tell-sockets.ts";
import { audit, type Context } from "#workers/context.ts";
import { forget, setAside } from "#workers/db/identity/deactivated.ts";
import { findMember, type MemberStanding } from "#workers/db/identity/members.ts";
import { leaveAgency } from "#workers/db/tenant/agency-rows.ts";
import { mayBeOnTeam } from "#workers/queries/team.ts";

export interface Ending {
  /** Switched off, to be switched on again; removed by somebody; gone by themselves. */
  how: "deactivated" | "removed" | "left";
  /** Who gets what they had; null: nobody. */
  handTo: string | null;
}

/**
 * The one way out of an organization. First they are no member any more and what they have open closes; then what they
 * had passes on. Their name stays on what they did. Whoever is interrupted in between has switched somebody off, and
 * can end it again. Refuses with member.lastOwner, member.breakGlass, member.notEligible (`handTo` cannot be on teams),
 * member.changedMeanwhile.
 */
export async function endMembership(
  context: Context,
  member: MemberStanding,
  ending: Ending,
): Promise<Outcome<null>> {
  const { env, actor, now } = context;
  const { id, role: from, keepers, breakGlass } = member;
  if (from === keepingRole && keepers < 2) return refuse("member.lastOwner");
  if (breakGlass === 1) return refuse("member.breakGlass");
  const heir = await heirOf(context, id, ending.handTo);
  if (!heir.ok) return heir;
  const { organization } = actor;
  const line = await lineOf(env, organization, id);
  const change = { organization, user: id, from, by: actor.id, at: now() };
  if (!(await setAside(env.DB_IDENTITY, change))) return refuse("member.changedMeanwhile");
  await tellSockets(context, [id], closeCode.accessRemoved);
  await settleReachOf(env, organization, line);
  await audit(context, {
    ...{ action: `member.${ending.how}`, subject: id },
    ...{ before: { role: from }, after: { handTo: ending.handTo } },
  });
  await handOverWork(context, id, ending.handTo);
  if (ending.how !== "deactivated") await goForGood(context, id);
  return accept(null);
}

/** Nothing is kept to come back to, in an agency neither. */
export async function goForGood({ env, actor, db }: Context, person: string): Promise<void> {
  await leaveAgency(db, person);
  await forget(env.DB_IDENTITY, actor.organization, person);
}

/** Whether this member can take over. */
export async function heirOf(
  { env, actor }: Context,
  from: string,
  handTo: string | null,
): Promise<Outcome<null>> {
  if (handTo === null) return accept(null);
  const heir = handTo === from ? null : await findMember(env.DB_IDENTITY, actor.organization, handTo);
  return heir && mayBeOnTeam(heir.role) ? accept(null) : refuse("member.notEligible");
}
