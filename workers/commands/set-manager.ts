import { z } from "zod";
import { makesCircle } from "#domain/access/internal.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { memberInReach } from "#workers/commands/member-in-reach.ts";
import { audit, type Context } from "#workers/context.ts";
import { setManager as writeManager } from "#workers/db/identity/managers.ts";
import { listMembers } from "#workers/db/identity/organizations.ts";
import { mayBeOnTeam } from "#workers/queries/team.ts";
import { lineOf, settleReachOf } from "./settle-reach.ts";

export const managerSchema = z.object({ manager: z.string().min(1).max(64).nullable() });

/**
 * Says whom a member reports to (null: nobody). Internal applications of theirs, and of those below them, are hidden
 * from whoever is above now, and from nobody else any more. Needs member.manage. Refuses with access.denied,
 * resource.missing, input.invalid, member.notEligible (an agency, or nobody of this organization),
 * member.managerCircle, member.changedMeanwhile.
 */
export async function setManager(context: Context, person: string, input: unknown): Promise<Outcome<null>> {
  const { env, actor } = context;
  const found = await memberInReach(context, person);
  if (!found.ok) return found;
  const parsed = managerSchema.safeParse(input);
  if (!parsed.success) return refuse("input.invalid", { field: "manager" });
  const { manager } = parsed.data;
  const members = await listMembers(env.DB_IDENTITY, actor.organization);
  const lines = new Map(members.map((member) => [member.id, member.manager]));
  const roles = new Map(members.map(({ id, role }) => [id, role]));
  const before = lines.get(person) ?? null;
  if (before === manager) return accept(null);
  if (manager !== null) {
    if (![person, manager].every((id) => mayBeOnTeam(roles.get(id) ?? "")))
      return refuse("member.notEligible");
    if (makesCircle((id) => lines.get(id) ?? null, person, manager)) return refuse("member.managerCircle");
  }
  const change = { organization: actor.organization, user: person, manager };
  if (!(await writeManager(env.DB_IDENTITY, change))) return refuse("member.changedMeanwhile");
  await audit(context, {
    ...{ action: "member.managerChanged", subject: person },
    ...{ before: { manager: before }, after: { manager } },
  });
  await settleReachOf(env, actor.organization, await lineOf(env, actor.organization, person));
  return accept(null);
}
