/** What a change of teams means to who has their boards and lists open: they hear of it at once. */
import { capabilitiesOf, roleSchema } from "#domain/access/access.ts";
import { capabilitiesOn, stranger } from "#domain/access/requisition.ts";
import { closeCode } from "#domain/live/wire.ts";
import type { Context } from "#workers/context.ts";
import type { Team } from "#workers/db/tenant/team-rows.ts";
import { log } from "#workers/http/log.ts";
import { hubAt, roomAt } from "#workers/objects.ts";
import { tellAudience } from "./settle-reach.ts";

type Member = { id: string; role: string };

/** Members for whom something is different: those who lost the requisition, and those who may do other things. */
export function changedFor(people: readonly Member[], before: Team | undefined, after: Team) {
  const lost: string[] = [];
  const other: string[] = [];
  for (const { id, role } of people) {
    const known = roleSchema.safeParse(role);
    if (!known.success) continue;
    const holder = { capabilities: capabilitiesOf(known.data) };
    const [was, is] = [before, after].map((each) =>
      each ? capabilitiesOn(holder, standingIn(each, id)).sort().join() : "",
    );
    if (was === is) continue;
    (is === "" ? lost : other).push(id);
  }
  return { lost, other };
}

/** How a member stands to a requisition with this team (their own applications apart). */
export function standingIn({ confidential, team }: Pick<Team, "confidential" | "team">, user: string) {
  const roles = team.filter((row) => row.user === user).map(({ role }) => role);
  return { ...stranger, confidential, team: [...new Set(roles)] };
}

/** Rooms that are told at a time. */
const atOnce = 20;

/**
 * For each team that is different now: the hub first, so that nobody is told of what they may not know; then the room
 * lets go of who must go, and asks again those who may do other things. What cannot be reached is tried once more; then
 * leases run out by themselves.
 */
export async function tellTeams(
  context: Pick<Context, "db" | "env">,
  people: readonly Member[],
  before: readonly Team[],
  after: readonly Team[],
): Promise<void> {
  const was = new Map(before.map((team) => [team.requisition, team]));
  const news = after.map((team) => ({ team, ...changedFor(people, was.get(team.requisition), team) }));
  for (let at = 0; at < news.length; at += atOnce) {
    await Promise.all(
      news.slice(at, at + atOnce).map((each) => {
        const go = () => tellOne(context, each);
        return go()
          .catch(go)
          .catch(() => log("sockets.notClosed", { organization: context.db.organization }));
      }),
    );
  }
}

async function tellOne(
  { db, env }: Pick<Context, "db" | "env">,
  { team, lost, other }: { team: Team; lost: string[]; other: string[] },
): Promise<void> {
  const { requisition, jurisdiction } = team;
  const address = { organization: db.organization, requisition, jurisdiction };
  await tellAudience(env, address);
  const room = roomAt(env, address);
  if (lost.length > 0) await room.endSessions({ users: lost }, closeCode.accessRemoved);
  if (other.length > 0) await room.endSessions({ users: other }, closeCode.leaseEnded);
  if (lost.length + other.length > 0) await hubAt(env, db.organization).changed(requisition);
}
