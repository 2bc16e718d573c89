import { can, roleSchema } from "#domain/access/access.ts";
import { mayGive } from "#domain/access/giving.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import type { Context } from "#workers/context.ts";
import { type DeactivatedRow, findDeactivated } from "#workers/db/identity/deactivated.ts";
import { findMember, type MemberStanding } from "#workers/db/identity/members.ts";

type Find<T> = (db: D1Database, organization: Context["actor"]["organization"], person: string) => Promise<T>;

/** A member whom the actor may change. Refuses with access.denied, and with resource.missing for who is none. */
export const memberInReach = (context: Context, person: string): Promise<Outcome<MemberStanding>> =>
  inReach(context, person, findMember);

/** Somebody switched off, likewise. */
export const deactivatedInReach = (context: Context, person: string): Promise<Outcome<DeactivatedRow>> =>
  inReach(context, person, findDeactivated);

async function inReach<T extends { role: string }>(
  { env, actor }: Context,
  person: string,
  find: Find<T | null>,
): Promise<Outcome<T>> {
  if (!can(actor, "member.manage")) return refuse("access.denied");
  const found = await find(env.DB_IDENTITY, actor.organization, person);
  if (!found) return refuse("resource.missing");
  const role = roleSchema.safeParse(found.role);
  // A role that we do not know gives nothing, so anybody who manages members may replace it.
  return !role.success || mayGive(actor, role.data) ? accept(found) : refuse("access.denied");
}
