import { systemActor } from "#domain/access/access.ts";
import { type Id, newId } from "#domain/ids/ids.ts";
import type { RoomAddress } from "#domain/ids/objects.ts";
import { tellTeams } from "#workers/commands/tell-teams.ts";
import type { Context } from "#workers/context.ts";
import { listMembers } from "#workers/db/identity/organizations.ts";
import { moveSeats } from "#workers/db/tenant/group-rows.ts";
import { moveTeams, readTeams, teamsOf } from "#workers/db/tenant/team-rows.ts";
import { moveTeamViews } from "#workers/db/tenant/view-rows.ts";
import { roomAt } from "#workers/objects.ts";
import { assignedApplications } from "#workers/queries/rooms-of-applications.ts";

/** Commands in one call of a room. */
const batch = 200;

/**
 * What somebody had passes to another member, or to nobody: their places on teams and in groups, the active
 * applications that they looked after, and the views that they made for the team. Doing it again does the rest. Throws
 * if a room cannot be reached: nothing is half lost, as what has passed on stays.
 */
export async function handOverWork(context: Context, from: string, to: string | null): Promise<void> {
  const { actor, db, env, now } = context;
  const by = { user: actor.id, at: now() };
  const teams = await teamsOf(db, from);
  const before = await readTeams(db, teams);
  await moveTeams(db, from, to, by);
  await moveSeats(db, from, to, by);
  const people = await listMembers(env.DB_IDENTITY, db.organization);
  await tellTeams(context, people, before, await readTeams(db, teams));
  if (to !== null) await moveTeamViews(db, from, to);
  for (const { address, applications } of await assignedApplications(db, from)) {
    await assignAll(context, address, applications, { from, to });
  }
}

async function assignAll(
  { env }: Context,
  address: RoomAddress,
  applications: readonly Id<"app">[],
  { from, to }: { from: string; to: string | null },
): Promise<void> {
  const room = roomAt(env, address);
  const commands = applications.map((application) => ({
    ...{ id: newId("cmd"), baseSeq: 0, type: "application.assign" },
    args: { application, assignee: to, from },
  }));
  // What somebody else took meanwhile is refused, and theirs.
  for (let at = 0; at < commands.length; at += batch) {
    await room.executeAll(systemActor(address.organization, "handOver"), commands.slice(at, at + batch));
  }
}
