import { and, asc, eq, inArray } from "drizzle-orm";
import { can } from "#domain/access/access.ts";
import type { Id } from "#domain/ids/ids.ts";
import { isId } from "#domain/ids/ids.ts";
import { hueOf } from "#domain/live/hue.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import type { GroupRemoval, GroupsView } from "#domain/views/groups.ts";
import { changedFor } from "#workers/commands/tell-teams.ts";
import type { Context } from "#workers/context.ts";
import { listMembers } from "#workers/db/identity/organizations.ts";
import { type GroupRow, listGroups, requisitionsOfGroup } from "#workers/db/tenant/group-rows.ts";
import { jsonList } from "#workers/db/tenant/json-list.ts";
import { requisitions } from "#workers/db/tenant/schema.ts";
import { readOwnTeam, readTeamGroups, readTeams } from "#workers/db/tenant/team-rows.ts";
import { notHidden } from "./not-hidden.ts";
import { mayBeOnTeam } from "./team.ts";

/** Every group, and who is in it. Refuses with access.denied. */
export async function viewGroups({ actor, db, env }: Context): Promise<Outcome<GroupsView>> {
  if (!can(actor, "member.list")) return refuse("access.denied");
  const manage = can(actor, "member.manage");
  const [groups, members] = await Promise.all([
    listGroups(db),
    listMembers(env.DB_IDENTITY, db.organization),
  ]);
  const people = members
    .filter(({ role }) => mayBeOnTeam(role))
    .map(({ id, name }) => ({ id, name, hue: hueOf(id) }));
  return accept({
    manage,
    people,
    groups: groups.map(({ id, name, members: seats, teams }) => ({
      ...{ id, name, ...(manage && { teams }) },
      members: people.filter((person) => seats.includes(person.id)),
    })),
  });
}

/**
 * What deleting a group would change, and for whom. Needs member.manage. Refuses with access.denied, resource.missing.
 */
export async function viewGroupRemoval(context: Context, group: string): Promise<Outcome<GroupRemoval>> {
  const { db, env } = context;
  const found = await groupInReach(context, group);
  if (!found.ok) return found;
  const ids = await requisitionsOfGroup(db, found.value.id);
  const [teams, people, titles] = await Promise.all([
    readTeams(db, ids),
    listMembers(env.DB_IDENTITY, db.organization),
    titlesOf(context, ids),
  ]);
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  const named = (users: readonly string[]) => users.map((user) => nameOf.get(user) ?? "");
  const lines = titles.map(async ({ id, title }) => {
    const before = teams.find(({ requisition }) => requisition === id);
    if (!before) return [];
    const [without, places] = [await teamWithout(context, id, found.value), await readTeamGroups(db, id)];
    const { lost, other } = changedFor(people, before, { ...before, team: without });
    const team = places.filter((place) => place.group === found.value.id).map(({ role }) => role);
    return [{ id, title, team, lost: named(lost), less: named(other) }];
  });
  return accept((await Promise.all(lines)).flat());
}

/** The group, for who manages them. Refuses with access.denied, resource.missing. */
export async function groupInReach({ actor, db }: Context, group: string): Promise<Outcome<GroupRow>> {
  if (!can(actor, "member.manage")) return refuse("access.denied");
  const found = isId("grp", group) ? (await listGroups(db)).find(({ id }) => id === group) : undefined;
  return found ? accept(found) : refuse("resource.missing");
}

async function teamWithout({ db }: Context, requisition: Id<"req">, group: GroupRow) {
  const [own, places, groups] = await Promise.all([
    readOwnTeam(db, requisition),
    readTeamGroups(db, requisition),
    listGroups(db),
  ]);
  const others = places.filter((place) => place.group !== group.id);
  const seats = new Map(groups.map(({ id, members }) => [id, members]));
  return [
    ...own,
    ...others.flatMap(({ group: id, role }) => (seats.get(id) ?? []).map((user) => ({ user, role }))),
  ];
}

/** Those that there are for the asker (not where they applied themselves, say), by title. */
async function titlesOf(context: Context, ids: readonly Id<"req">[]) {
  const { db } = context;
  return db.orm
    .select({ id: requisitions.id, title: requisitions.title })
    .from(requisitions)
    .where(
      and(
        eq(requisitions.organizationId, db.organization),
        inArray(requisitions.id, jsonList(ids)),
        await notHidden(context),
      ),
    )
    .orderBy(asc(requisitions.title), asc(requisitions.id));
}
