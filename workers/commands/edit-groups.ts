/** Groups of members: made, changed, deleted. What that does to teams is on open boards at once. */
import { can } from "#domain/access/access.ts";
import { type Id, newId } from "#domain/ids/ids.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { groupEditSchema, groupInputSchema, mostGroups } from "#domain/views/groups.ts";
import { tellTeams } from "#workers/commands/tell-teams.ts";
import { audit, type Context } from "#workers/context.ts";
import { listMembers } from "#workers/db/identity/organizations.ts";
import {
  addGroup,
  listGroups,
  removeGroup,
  renameGroup,
  requisitionsOfGroup,
  setGroupMembers,
} from "#workers/db/tenant/group-rows.ts";
import { readTeams } from "#workers/db/tenant/team-rows.ts";
import { groupInReach } from "#workers/queries/groups.ts";
import { mayBeOnTeam } from "#workers/queries/team.ts";
import { wrongField } from "./candidate-fields.ts";

/**
 * Makes a group. Needs member.manage. Refuses with access.denied, input.invalid, group.nameTaken, group.tooMany,
 * member.notEligible (who is to be in it cannot be on teams).
 */
export async function makeGroup(context: Context, input: unknown): Promise<Outcome<{ id: Id<"grp"> }>> {
  const { actor, db, now } = context;
  if (!can(actor, "member.manage")) return refuse("access.denied");
  const parsed = groupInputSchema.safeParse(input);
  if (!parsed.success) return refuse("input.invalid", wrongField(parsed.error));
  const { name, members } = parsed.data;
  const eligible = await allEligible(context, members);
  if (!eligible.ok) return eligible;
  if ((await listGroups(db)).length >= mostGroups) return refuse("group.tooMany");
  const id = newId("grp");
  const by = { user: actor.id, at: now() };
  if (!(await addGroup(db, id, name, by))) return refuse("group.nameTaken");
  await setGroupMembers(db, id, { add: [...new Set(members)], remove: [] }, by);
  await audit(context, { action: "group.made", subject: id, after: { members: reference(members) } });
  return accept({ id });
}

/**
 * Renames a group, says who is in it, or both. Needs member.manage. Refuses with access.denied, resource.missing,
 * input.invalid, group.nameTaken, member.notEligible.
 */
export async function changeGroup(context: Context, group: string, input: unknown): Promise<Outcome<null>> {
  const { actor, db, now } = context;
  const found = await groupInReach(context, group);
  if (!found.ok) return found;
  const parsed = groupEditSchema.safeParse(input);
  if (!parsed.success) return refuse("input.invalid", wrongField(parsed.error));
  const { name, members } = parsed.data;
  const { id, members: before } = found.value;
  const add = [...new Set(members)].filter((user) => !before.includes(user));
  const remove = members ? before.filter((user) => !members.includes(user)) : [];
  const eligible = await allEligible(context, add);
  if (!eligible.ok) return eligible;
  if (name !== undefined && !(await renameGroup(db, id, name))) return refuse("group.nameTaken");
  if (add.length + remove.length > 0) {
    await telling(context, id, () => setGroupMembers(db, id, { add, remove }, { user: actor.id, at: now() }));
  }
  await audit(context, {
    ...{ action: "group.changed", subject: id },
    before: { members: reference(before) },
    after: {
      members: reference(members ?? before),
      renamed: name !== undefined && name !== found.value.name,
    },
  });
  return accept(null);
}

/** Deletes a group and its places on teams. Needs member.manage. Refuses with access.denied, resource.missing. */
export async function deleteGroup(context: Context, group: string): Promise<Outcome<null>> {
  const found = await groupInReach(context, group);
  if (!found.ok) return found;
  const { id, members } = found.value;
  await telling(context, id, () => removeGroup(context.db, id));
  await audit(context, { action: "group.deleted", subject: id, before: { members: reference(members) } });
  return accept(null);
}

/** Changes a group and tells everybody whose boards it concerns. */
async function telling({ db, env }: Context, group: Id<"grp">, change: () => Promise<void>): Promise<void> {
  const [teams, people] = await Promise.all([
    requisitionsOfGroup(db, group),
    listMembers(env.DB_IDENTITY, db.organization),
  ]);
  const before = await readTeams(db, teams);
  await change();
  await tellTeams({ db, env }, people, before, await readTeams(db, teams));
}

async function allEligible({ db, env }: Context, users: readonly string[]): Promise<Outcome<null>> {
  if (users.length === 0) return accept(null);
  const people = await listMembers(env.DB_IDENTITY, db.organization);
  const may = new Set(people.filter(({ role }) => mayBeOnTeam(role)).map(({ id }) => id));
  return users.every((user) => may.has(user)) ? accept(null) : refuse("member.notEligible");
}

/** A line of the audit chain holds so many. */
const reference = (users: readonly string[]) => users.slice(0, 200);
