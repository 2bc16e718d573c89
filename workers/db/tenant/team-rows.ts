import { and, eq, inArray } from "drizzle-orm";
import type { TeamRole } from "#domain/access/requisition.ts";
import type { Id } from "#domain/ids/ids.ts";
import type { Jurisdiction } from "#domain/ids/objects.ts";
import type { TenantDb } from "./db.ts";
import { jsonList } from "./json-list.ts";
import { requisitionGroups, requisitions, requisitionTeam, teamPlaces } from "./schema.ts";

export interface TeamRow {
  user: string;
  role: TeamRole;
}
export interface TeamGroupRow {
  group: Id<"grp">;
  role: TeamRole;
}

/** A requisition's team as it counts: everybody's places, by themselves and by groups. */
export interface Team {
  requisition: Id<"req">;
  jurisdiction: Jurisdiction;
  confidential: boolean;
  team: TeamRow[];
}

const of = ({ organization }: TenantDb, requisition: Id<"req">) =>
  and(eq(requisitionTeam.organizationId, organization), eq(requisitionTeam.requisitionId, requisition));
const groupsOf = ({ organization }: TenantDb, requisition: Id<"req">) =>
  and(eq(requisitionGroups.organizationId, organization), eq(requisitionGroups.requisitionId, requisition));

/** Who was put on the team themselves. */
export function readOwnTeam(db: TenantDb, requisition: Id<"req">): Promise<TeamRow[]> {
  return db.orm
    .select({ user: requisitionTeam.userId, role: requisitionTeam.role })
    .from(requisitionTeam)
    .where(of(db, requisition));
}

/** Which groups were. */
export function readTeamGroups(db: TenantDb, requisition: Id<"req">): Promise<TeamGroupRow[]> {
  return db.orm
    .select({ group: requisitionGroups.groupId, role: requisitionGroups.role })
    .from(requisitionGroups)
    .where(groupsOf(db, requisition));
}

/** Everybody's places on one requisition's team, as they count. */
export async function readTeam(db: TenantDb, requisition: Id<"req">): Promise<TeamRow[]> {
  return (await readTeams(db, [requisition]))[0]?.team ?? [];
}

/** These requisitions' teams as they count now. */
export async function readTeams(db: TenantDb, ids: readonly Id<"req">[]): Promise<Team[]> {
  if (ids.length === 0) return [];
  const asked = jsonList(ids);
  const [records, places] = await db.orm.batch([
    db.orm
      .select({
        requisition: requisitions.id,
        jurisdiction: requisitions.jurisdiction,
        confidential: requisitions.confidential,
      })
      .from(requisitions)
      .where(and(eq(requisitions.organizationId, db.organization), inArray(requisitions.id, asked))),
    db.orm
      .selectDistinct({
        requisition: teamPlaces.requisitionId,
        user: teamPlaces.userId,
        role: teamPlaces.role,
      })
      .from(teamPlaces)
      .where(and(eq(teamPlaces.organizationId, db.organization), inArray(teamPlaces.requisitionId, asked))),
  ]);
  const byRequisition = Map.groupBy(places, (place) => place.requisition);
  return records.map((record) => {
    const team = (byRequisition.get(record.requisition) ?? []).map(({ user, role }) => ({ user, role }));
    return { ...record, team };
  });
}

/** The requisitions on whose teams somebody has a place, by themselves or by a group. */
export async function teamsOf(db: TenantDb, user: string): Promise<Id<"req">[]> {
  const rows = await db.orm
    .selectDistinct({ requisition: teamPlaces.requisitionId })
    .from(teamPlaces)
    .where(and(eq(teamPlaces.organizationId, db.organization), eq(teamPlaces.userId, user)));
  return rows.map(({ requisition }) => requisition);
}

/** Replaces the team and the requisition's confidentiality, wholly; its groups as well, if they are given. */
export async function writeTeam(
  db: TenantDb,
  requisition: Id<"req">,
  next: { confidential: boolean; team: readonly TeamRow[]; groups?: readonly TeamGroupRow[] | null },
  by: { user: string; at: number },
): Promise<void> {
  const { organization, orm } = db;
  const here = {
    ...{ organizationId: organization, requisitionId: requisition },
    ...{ addedAt: by.at, addedBy: by.user },
  };
  const people = next.team.map(({ user, role }) => ({ ...here, userId: user, role }));
  const groups = (next.groups ?? []).map(({ group, role }) => ({ ...here, groupId: group, role }));
  await orm.batch([
    orm.delete(requisitionTeam).where(of(db, requisition)),
    orm
      .update(requisitions)
      .set({ confidential: next.confidential })
      .where(and(eq(requisitions.organizationId, organization), eq(requisitions.id, requisition))),
    ...people.map((row) => orm.insert(requisitionTeam).values(row)),
    ...(next.groups ? [orm.delete(requisitionGroups).where(groupsOf(db, requisition))] : []),
    ...groups.map((row) => orm.insert(requisitionGroups).values(row)),
  ]);
}

/** Puts somebody in another's own place on every team (null: in nobody's). */
export async function moveTeams(
  db: TenantDb,
  from: string,
  to: string | null,
  by: { user: string; at: number },
): Promise<void> {
  const { organization, orm } = db;
  const own = and(eq(requisitionTeam.organizationId, organization), eq(requisitionTeam.userId, from));
  const theirs = await orm
    .select({ requisition: requisitionTeam.requisitionId, role: requisitionTeam.role })
    .from(requisitionTeam)
    .where(own);
  const added = theirs.map(({ requisition, role }) => ({
    ...{ organizationId: organization, requisitionId: requisition, role, addedAt: by.at, addedBy: by.user },
  }));
  await orm.batch([
    orm.delete(requisitionTeam).where(own),
    ...(to === null
      ? []
      : added.map((row) =>
          orm
            .insert(requisitionTeam)
            .values({ ...row, userId: to })
            .onConflictDoNothing(),
        )),
  ]);
}
