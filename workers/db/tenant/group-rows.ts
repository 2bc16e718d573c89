/** Groups' rows. */
import { and, asc, eq, sql } from "drizzle-orm";
import type { Id } from "#domain/ids/ids.ts";
import type { TenantDb } from "./db.ts";
import { groupMembers, memberGroups, requisitionGroups } from "./schema.ts";

export interface GroupRow {
  id: Id<"grp">;
  name: string;
  members: string[];
  /** On how many requisitions' teams it is. */
  teams: number;
}

const isGroup = (db: TenantDb, id: Id<"grp">) =>
  and(eq(memberGroups.organizationId, db.organization), eq(memberGroups.id, id));
const inGroup = (db: TenantDb, id: Id<"grp">) =>
  and(eq(groupMembers.organizationId, db.organization), eq(groupMembers.groupId, id));
const onTeams = (db: TenantDb, id: Id<"grp">) =>
  and(eq(requisitionGroups.organizationId, db.organization), eq(requisitionGroups.groupId, id));

/** Every group of the organization with its members' ids, by name. */
export async function listGroups(db: TenantDb): Promise<GroupRow[]> {
  const { organization, orm } = db;
  const [groups, members, teams] = await orm.batch([
    orm
      .select({ id: memberGroups.id, name: memberGroups.name })
      .from(memberGroups)
      .where(eq(memberGroups.organizationId, organization))
      .orderBy(sql`${memberGroups.name} collate nocase`, asc(memberGroups.id)),
    orm
      .select({ group: groupMembers.groupId, user: groupMembers.userId })
      .from(groupMembers)
      .where(eq(groupMembers.organizationId, organization))
      .orderBy(asc(groupMembers.addedAt), asc(groupMembers.userId)),
    orm
      .selectDistinct({ group: requisitionGroups.groupId, requisition: requisitionGroups.requisitionId })
      .from(requisitionGroups)
      .where(eq(requisitionGroups.organizationId, organization)),
  ]);
  return groups.map(({ id, name }) => ({
    ...{ id, name },
    members: members.filter(({ group }) => group === id).map(({ user }) => user),
    teams: teams.filter(({ group }) => group === id).length,
  }));
}

/** The requisitions on whose teams the group is. */
export async function requisitionsOfGroup(db: TenantDb, id: Id<"grp">): Promise<Id<"req">[]> {
  const rows = await db.orm
    .selectDistinct({ requisition: requisitionGroups.requisitionId })
    .from(requisitionGroups)
    .where(onTeams(db, id));
  return rows.map(({ requisition }) => requisition);
}

interface By {
  user: string;
  at: number;
}

/** False if there is one of this name. */
export async function addGroup(db: TenantDb, id: Id<"grp">, name: string, by: By): Promise<boolean> {
  const added = await db.orm
    .insert(memberGroups)
    .values({ organizationId: db.organization, id, name, createdAt: by.at, createdBy: by.user })
    .onConflictDoNothing()
    .returning({ id: memberGroups.id });
  return added.length > 0;
}

/** False if another one has this name. */
export async function renameGroup(db: TenantDb, id: Id<"grp">, name: string): Promise<boolean> {
  const taken = sql`not exists (select 1 from member_groups g where g.organization_id = ${db.organization}
    and g.id <> ${id} and g.name = ${name} collate nocase)`;
  const renamed = await db.orm
    .update(memberGroups)
    .set({ name })
    .where(and(isGroup(db, id), taken))
    .returning({ id: memberGroups.id });
  return renamed.length > 0;
}

/** These people, and nobody else. */
export async function setGroupMembers(
  db: TenantDb,
  id: Id<"grp">,
  change: { add: readonly string[]; remove: readonly string[] },
  by: By,
): Promise<void> {
  const added = { organizationId: db.organization, groupId: id, addedAt: by.at, addedBy: by.user };
  const statements = [
    ...change.remove.map((user) =>
      db.orm.delete(groupMembers).where(and(inGroup(db, id), eq(groupMembers.userId, user))),
    ),
    ...change.add.map((user) =>
      db.orm
        .insert(groupMembers)
        .values({ ...added, userId: user })
        .onConflictDoNothing(),
    ),
  ];
  const [first, ...rest] = statements;
  if (first) await db.orm.batch([first, ...rest]);
}

/** The group, its members' seats and its places on teams. */
export async function removeGroup(db: TenantDb, id: Id<"grp">): Promise<void> {
  await db.orm.batch([
    db.orm.delete(requisitionGroups).where(onTeams(db, id)),
    db.orm.delete(groupMembers).where(inGroup(db, id)),
    db.orm.delete(memberGroups).where(isGroup(db, id)),
  ]);
}

/** Gives somebody's seats in groups to another (null: to nobody). */
export async function moveSeats(db: TenantDb, from: string, to: string | null, by: By): Promise<void> {
  const own = and(eq(groupMembers.organizationId, db.organization), eq(groupMembers.userId, from));
  const seats = await db.orm.select({ group: groupMembers.groupId }).from(groupMembers).where(own);
  const added = { organizationId: db.organization, addedAt: by.at, addedBy: by.user };
  await db.orm.batch([
    db.orm.delete(groupMembers).where(own),
    ...(to === null
      ? []
      : seats.map(({ group }) =>
          db.orm
            .insert(groupMembers)
            .values({ ...added, groupId: group, userId: to })
            .onConflictDoNothing(),
        )),
  ]);
}
