import { accept, type Outcome } from "#domain/refusal/refusal.ts";
import type { MemberWork } from "#domain/views/members.ts";
import { memberInReach } from "#workers/commands/member-in-reach.ts";
import type { Context } from "#workers/context.ts";
import { listGroups } from "#workers/db/tenant/group-rows.ts";
import { teamsOf } from "#workers/db/tenant/team-rows.ts";
import { countTeamViews } from "#workers/db/tenant/view-rows.ts";
import { assignedApplications } from "./rooms-of-applications.ts";

/**
 * What would pass to a successor, counted: before somebody is switched off or removed. Needs member.manage. Refuses with
 * access.denied, resource.missing.
 */
export async function viewWork(context: Context, person: string): Promise<Outcome<MemberWork>> {
  const found = await memberInReach(context, person);
  if (!found.ok) return found;
  const { db } = context;
  const [teams, groups, assigned, views] = await Promise.all([
    teamsOf(db, person),
    listGroups(db),
    assignedApplications(db, person),
    countTeamViews(db, person),
  ]);
  return accept({
    teams: teams.length,
    groups: groups.filter(({ members }) => members.includes(person)).length,
    applications: assigned.reduce((sum, { applications }) => sum + applications.length, 0),
    views,
  });
}
