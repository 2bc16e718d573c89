import { and, eq } from "drizzle-orm";
import type { TeamRole } from "#domain/access/requisition.ts";
import type { Id } from "#domain/ids/ids.ts";
import type { TenantDb } from "./db.ts";
import { requisitions, requisitionTeam } from "./schema.ts";

export interface TeamRow {
  user: string;
  role: TeamRole;
}

const of = ({ organization }: TenantDb, requisition: Id<"req">) =>
  and(eq(requisitionTeam.organizationId, organization), eq(requisitionTeam.requisitionId, requisition));

export function readTeam(db: TenantDb, requisition: Id<"req">): Promise<TeamRow[]> {
  return db.orm
    .select({ user: requisitionTeam.userId, role: requisitionTeam.role })
    .from(requisitionTeam)
    .where(of(db, requisition));
}

/** Replaces the team and the requisition's confidentiality, wholly. */
export async function writeTeam(
  db: TenantDb,
  requisition: Id<"req">,
  { confidential, team }: { confidential: boolean; team: readonly TeamRow[] },
  by: { user: string; at: number },
): Promise<void> {
  const { organization, orm } = db;
  const rows = team.map(({ user, role }) => ({
    ...{ organizationId: organization, requisitionId: requisition, userId: user, role },
    ...{ addedAt: by.at, addedBy: by.user },
  }));
  await orm.batch([
    orm.delete(requisitionTeam).where(of(db, requisition)),
    orm
      .update(requisitions)
      .set({ confidential })
      .where(and(eq(requisitions.organizationId, organization), eq(requisitions.id, requisition))),
    ...rows.map((row) => orm.insert(requisitionTeam).values(row)),
  ]);
}

/** Puts somebody in another's place on every team (null: in nobody's). Answers the requisitions whose teams changed. */
export async function moveTeams(
  db: TenantDb,
  from: string,
  to: string | null,
  by: { user: string; at: number },
): Promise<Id<"req">[]> {
  const { organization, orm } = db;
  const theirs = await orm
    .select({ requisition: requisitionTeam.requisitionId, role: requisitionTeam.role })
    .from(requisitionTeam)
    .where(and(eq(requisitionTeam.organizationId, organization), eq(requisitionTeam.userId, from)));
  const added = theirs.map(({ requisition, role }) => ({
    ...{ organizationId: organization, requisitionId: requisition, role, addedAt: by.at, addedBy: by.user },
  }));
  await orm.batch([
    orm
      .delete(requisitionTeam)
      .where(and(eq(requisitionTeam.organizationId, organization), eq(requisitionTeam.userId, from))),
    ...(to === null
      ? []
      : added.map((row) =>
          orm
            .insert(requisitionTeam)
            .values({ ...row, userId: to })
            .onConflictDoNothing(),
        )),
  ]);
  return [...new Set(theirs.map(({ requisition }) => requisition))];
}
