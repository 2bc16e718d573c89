import { can, capabilitiesOf, roleSchema } from "#domain/access/access.ts";
import { hueOf } from "#domain/live/hue.ts";
import { accept, type Outcome } from "#domain/refusal/refusal.ts";
import type { TeamView } from "#domain/views/team.ts";
import type { InRequisition } from "#workers/context.ts";
import { listMembers } from "#workers/db/identity/organizations.ts";
import { listGroups } from "#workers/db/tenant/group-rows.ts";
import { readOwnTeam, readTeamGroups } from "#workers/db/tenant/team-rows.ts";

/** Who is on the requisition's team, by themselves and by groups, and who could be. */
export async function viewTeam({ env, db, actor, record }: InRequisition): Promise<Outcome<TeamView>> {
  const [people, all, team, places] = await Promise.all([
    listMembers(env.DB_IDENTITY, db.organization),
    listGroups(db),
    readOwnTeam(db, record.id),
    readTeamGroups(db, record.id),
  ]);
  const here = new Set(people.map(({ id }) => id));
  const groups = all.map(({ id, name, members }) => ({
    ...{ id, name, size: members.filter((user) => here.has(user)).length },
    team: places.filter(({ group }) => group === id).map(({ role }) => role),
  }));
  const members = people.map(({ id, name, role }) => ({
    ...{ id, name, role, hue: hueOf(id), eligible: mayBeOnTeam(role) },
    team: team.filter(({ user }) => user === id).map((row) => row.role),
    byGroup: groups.flatMap((group) =>
      all.find((each) => each.id === group.id)?.members.includes(id)
        ? group.team.map((as) => ({ group: group.name, role: as }))
        : [],
    ),
  }));
  const { title, confidential } = record;
  return accept({ title, confidential, members, groups, manage: can(actor, "requisition.manageTeam") });
}

/** Whether people of this role in the organization can be on a requisition's team. */
export function mayBeOnTeam(role: string): boolean {
  const known = roleSchema.safeParse(role);
  return known.success && can({ capabilities: capabilitiesOf(known.data) }, "requisition.beOnTeam");
}
