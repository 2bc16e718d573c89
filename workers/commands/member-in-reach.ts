import { can, roleSchema } from "#domain/access/access.ts";
import { mayGive } from "#domain/access/giving.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import type { Context } from "#workers/context.ts";
import { findMember, type MemberStanding } from "#workers/db/identity/members.ts";

/** A member whom the actor may change. Refuses with access.denied, and with resource.missing for who is none. */
export async function memberInReach(
  { env, actor }: Context,
  person: string,
): Promise<Outcome<MemberStanding>> {
  if (!can(actor, "member.manage")) return refuse("access.denied");
  const found = await findMember(env.DB_IDENTITY, actor.organization, person);
  if (!found) return refuse("resource.missing");
  const role = roleSchema.safeParse(found.role);
  // A role that we do not know gives nothing, so anybody who manages members may replace it.
  return !role.success || mayGive(actor, role.data) ? accept(found) : refuse("access.denied");
}
