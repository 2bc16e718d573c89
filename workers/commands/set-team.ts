import { can, capabilitiesOf, roleSchema } from "#domain/access/access.ts";
import { reaches } from "#domain/access/requisition.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { teamInputSchema } from "#domain/views/team.ts";
import { standingIn, tellTeams } from "#workers/commands/tell-teams.ts";
import { audit, type InRequisition } from "#workers/context.ts";
import { listMembers } from "#workers/db/identity/organizations.ts";
import { listGroups } from "#workers/db/tenant/group-rows.ts";
import {
  readOwnTeam,
  readTeamGroups,
  readTeams,
  type TeamGroupRow,
  type TeamRow,
  writeTeam,
} from "#workers/db/tenant/team-rows.ts";
import { mayBeOnTeam } from "#workers/queries/team.ts";

/**
 * Says who is on the requisition's team, by themselves and by groups, and whether it is confidential; what people may
 * no longer have open closes at once. Needs requisition.manageTeam. Refuses with access.denied, input.invalid,
 * member.notEligible (an agency, or nobody of this organization), resource.missing (no such group), team.withoutYou
 * (the asker would not reach it any more).
 */
export async function setTeam(within: InRequisition, input: unknown): Promise<Outcome<null>> {
  const { actor, db, env, now, record } = within;
  if (!can(actor, "requisition.manageTeam")) return refuse("access.denied");
  const parsed = teamInputSchema.safeParse(input);
  if (!parsed.success)
    return refuse("input.invalid", { field: parsed.error.issues[0]?.path.join(".") ?? "" });
  const { confidential, members, groups: wanted } = parsed.data;
  const [people, known, team, groups, before] = await Promise.all([
    listMembers(env.DB_IDENTITY, db.organization),
    listGroups(db),
    readOwnTeam(db, record.id),
    readTeamGroups(db, record.id),
    readTeams(db, [record.id]),
  ]);
  const roleOf = new Map(people.map(({ id, role }) => [id, role]));
  if (members.some(({ id }) => !mayBeOnTeam(roleOf.get(id) ?? ""))) return refuse("member.notEligible");
  const seats = new Map(known.map((group) => [group.id, group.members]));
  if (wanted?.some(({ id }) => !seats.has(id))) return refuse("resource.missing");
  const next: Wanted = {
    confidential,
    team: members.flatMap(({ id, team }) => [...new Set(team)].map((role) => ({ user: id, role }))),
    groups:
      wanted?.flatMap(({ id, team }) => [...new Set(team)].map((role) => ({ group: id, role }))) ?? groups,
  };
  const all = next.groups.flatMap(({ group, role }) =>
    (seats.get(group) ?? []).map((user) => ({ user, role })),
  );
  const own = standingIn({ confidential, team: [...next.team, ...all] }, actor.id);
  const asMember = { capabilities: capabilitiesOf(roleSchema.catch("viewer").parse(roleOf.get(actor.id))) };
  if (actor.kind === "user" && !reaches(asMember, own)) return refuse("team.withoutYou");
  await writeTeam(db, record.id, next, { user: actor.id, at: now() });
  await tellTeams(within, people, before, await readTeams(db, [record.id]));
  await audit(within, {
    ...{ action: "team.changed", subject: record.id, requisition: record.id },
    before: reference({ confidential: record.confidential, team, groups }),
    after: reference(next),
  });
  return accept(null);
}

interface Wanted {
  confidential: boolean;
  team: readonly TeamRow[];
  groups: readonly TeamGroupRow[];
}

const reference = ({ confidential, team, groups }: Wanted) => ({
  confidential,
  team: [
    ...team.map(({ user, role }) => `${role} ${user}`),
    ...groups.map(({ group, role }) => `${role} ${group}`),
  ],
});
