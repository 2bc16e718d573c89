import { can, capabilitiesOf, roleSchema } from "#domain/access/access.ts";
import { hueOf } from "#domain/live/hue.ts";
import { accept, type Outcome } from "#domain/refusal/refusal.ts";
import type { TeamView } from "#domain/views/team.ts";
import type { InRequisition } from "#workers/context.ts";
import { listMembers } from "#workers/db/identity/organizations.ts";
import { readTeam } from "#workers/db/tenant/team-rows.ts";

/** Who is on the requisition's team, and who could be. */
export async function viewTeam({ env, db, actor, record }: InRequisition): Promise<Outcome<TeamView>> {
  const [people, team] = await Promise.all([
    listMembers(env.DB_IDENTITY, db.organization),
    readTeam(db, record.id),
  ]);
  const members = people.map(({ id, name, role }) => ({
    ...{ id, name, role, hue: hueOf(id), eligible: mayBeOnTeam(role) },
    team: team.filter(({ user }) => user === id).map((row) => row.role),
  }));
  const { title, confidential } = record;
  return accept({ title, confidential, members, manage: can(actor, "requisition.manageTeam") });
}

/** Whether people of this role in the organization can be on a requisition's team. */
export function mayBeOnTeam(role: string): boolean {
  const known = roleSchema.safeParse(role);
  return known.success && can({ capabilities: capabilitiesOf(known.data) }, "requisition.beOnTeam");
}
