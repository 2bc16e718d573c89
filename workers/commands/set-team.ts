import { can, capabilitiesOf, roleSchema } from "#domain/access/access.ts";
import {
  capabilitiesOn,
  reaches,
  type Standing,
  stranger,
  type TeamRole,
} from "#domain/access/requisition.ts";
import { closeCode } from "#domain/live/wire.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { teamInputSchema } from "#domain/views/team.ts";
import { audit, type InRequisition } from "#workers/context.ts";
import { listMembers } from "#workers/db/identity/organizations.ts";
import { readTeam, type TeamRow, writeTeam } from "#workers/db/tenant/team-rows.ts";
import { log } from "#workers/http/log.ts";
import { hubAt } from "#workers/objects.ts";
import { mayBeOnTeam } from "#workers/queries/team.ts";
import { tellAudience } from "./settle-reach.ts";

/**
 * Says who is on the requisition's team and whether it is confidential; what people may no longer have open closes at
 * once. Needs requisition.manageTeam. Refuses with access.denied, input.invalid, member.notEligible (an agency, or
 * nobody of this organization), team.withoutYou (the asker would not reach it any more).
 */
export async function setTeam(within: InRequisition, input: unknown): Promise<Outcome<null>> {
  const { actor, db, env, now, record } = within;
  if (!can(actor, "requisition.manageTeam")) return refuse("access.denied");
  const parsed = teamInputSchema.safeParse(input);
  if (!parsed.success)
    return refuse("input.invalid", { field: parsed.error.issues[0]?.path.join(".") ?? "" });
  const { confidential, members } = parsed.data;
  const [people, before] = await Promise.all([
    listMembers(env.DB_IDENTITY, db.organization),
    readTeam(db, record.id),
  ]);
  const roleOf = new Map(people.map(({ id, role }) => [id, role]));
  if (members.some(({ id }) => !mayBeOnTeam(roleOf.get(id) ?? ""))) return refuse("member.notEligible");
  const team = members.flatMap(({ id, team: roles }) =>
    [...new Set(roles)].map((role) => ({ user: id, role })),
  );
  const then = { confidential: record.confidential, team: before };
  const next = { confidential, team };
  const own = standingIn(next, actor.id);
  const asMember = { capabilities: capabilitiesOf(roleSchema.catch("viewer").parse(roleOf.get(actor.id))) };
  if (actor.kind === "user" && !reaches(asMember, own)) return refuse("team.withoutYou");
  await writeTeam(db, record.id, next, { user: actor.id, at: now() });
  await tell(within, changed(people, then, next));
  await audit(within, {
    ...{ action: "team.changed", subject: record.id, requisition: record.id },
    ...{ before: reference(then), after: reference(next) },
  });
  return accept(null);
}

const reference = ({ confidential, team }: Team) => ({
  confidential,
  team: team.map(({ user, role }) => `${role} ${user}`),
});

interface Team {
  confidential: boolean;
  team: readonly TeamRow[];
}

function standingIn({ confidential, team }: Team, user: string): Standing {
  const roles: TeamRole[] = team.filter((row) => row.user === user).map(({ role }) => role);
  return { ...stranger, confidential, team: roles };
}

/** Members for whom something is different: those who lost the requisition, and those who may do other things. */
function changed(people: readonly { id: string; role: string }[], before: Team, after: Team) {
  const lost: string[] = [];
  const other: string[] = [];
  for (const { id, role } of people) {
    const known = roleSchema.safeParse(role);
    if (!known.success) continue;
    const holder = { capabilities: capabilitiesOf(known.data) };
    const [was, is] = [before, after].map((team) =>
      capabilitiesOn(holder, standingIn(team, id)).sort().join(),
    );
    if (was === is) continue;
    (is === "" ? lost : other).push(id);
  }
  return { lost, other };
}

/** The hub first, so that nobody is told of what they may not know; then the room lets go of who must go. */
async function tell(
  { address, db, env, record, room }: InRequisition,
  { lost, other }: { lost: string[]; other: string[] },
): Promise<void> {
  const go = async () => {
    await tellAudience(env, address);
    await room.endSessions({ users: lost }, closeCode.accessRemoved);
    await room.endSessions({ users: other }, closeCode.leaseEnded);
    await hubAt(env, db.organization).changed(record.id);
  };
  await go()
    .catch(go)
    .catch(() => log("sockets.notClosed", { organization: db.organization }));
}
