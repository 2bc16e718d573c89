import { type Role, roleSchema } from "#domain/access/access.ts";
import { keepingRole, mayGive } from "#domain/access/giving.ts";
import { closeCode } from "#domain/live/wire.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { memberInReach } from "#workers/commands/member-in-reach.ts";
import { tellSockets } from "#workers/commands/tell-sockets.ts";
import { audit, type Context } from "#workers/context.ts";
import { changeMemberRole } from "#workers/db/identity/members.ts";
import { projectMember } from "#workers/projections/members.ts";

/** Who can be counted on when the provider is away (as workers/db/identity/sso-gate.ts says it). */
const keepsGlass: readonly Role[] = ["owner", "admin"];

/**
 * Gives a member another role. Their boards come back by themselves, with what they may do now. Refuses with
 * input.invalid, resource.missing, access.denied, member.ownRole, member.lastOwner, member.breakGlass,
 * member.changedMeanwhile.
 */
export async function changeRole(context: Context, person: string, wanted: unknown): Promise<Outcome<null>> {
  const role = roleSchema.safeParse(wanted);
  if (!role.success) return refuse("input.invalid", { field: "role" });
  const found = await memberInReach(context, person);
  if (!found.ok) return found;
  const { env, actor } = context;
  const { role: from, name, keepers, breakGlass } = found.value;
  if (!mayGive(actor, role.data)) return refuse("access.denied");
  if (person === actor.id) return refuse("member.ownRole");
  if (from === role.data) return accept(null);
  if (from === keepingRole && keepers < 2) return refuse("member.lastOwner");
  if (breakGlass === 1 && !keepsGlass.includes(role.data)) return refuse("member.breakGlass");
  const change = { organization: actor.organization, user: person, from, to: role.data };
  if (!(await changeMemberRole(env.DB_IDENTITY, change))) return refuse("member.changedMeanwhile");
  await projectMember(env, actor.organization, person, name);
  await tellSockets(context, [person], closeCode.leaseEnded);
  await audit(context, {
    ...{ action: "member.roleChanged", subject: person, before: { role: from }, after: { role: role.data } },
  });
  return accept(null);
}
