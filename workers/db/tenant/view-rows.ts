/** Saved views' rows. */
import { and, asc, eq, isNull, or } from "drizzle-orm";
import type { Id } from "#domain/ids/ids.ts";
import type { TenantDb } from "./db.ts";
import { defaultViews, savedViews } from "./schema.ts";

export type ViewRow = typeof savedViews.$inferSelect;

/** Views that one organization keeps; more is refused. */
export const mostViews = 500;

const isView = (db: TenantDb, id: Id<"view">) =>
  and(eq(savedViews.organizationId, db.organization), eq(savedViews.id, id));

/** What stands on this board for this person: theirs and the team's, the board's and everywhere's. */
export function readViews(db: TenantDb, requisition: Id<"req">, user: string): Promise<ViewRow[]> {
  return db.orm
    .select()
    .from(savedViews)
    .where(
      and(
        eq(savedViews.organizationId, db.organization),
        or(eq(savedViews.requisitionId, requisition), isNull(savedViews.requisitionId)),
        or(eq(savedViews.team, true), eq(savedViews.ownerId, user)),
      ),
    )
    .orderBy(asc(savedViews.name), asc(savedViews.id));
}

export async function countViews(db: TenantDb): Promise<number> {
  return db.orm.$count(savedViews, eq(savedViews.organizationId, db.organization));
}

export async function addView(db: TenantDb, row: Omit<ViewRow, "organizationId">): Promise<void> {
  await db.orm
    .insert(savedViews)
    .values({ ...row, organizationId: db.organization })
    .onConflictDoNothing();
}

export async function changeView(
  db: TenantDb,
  id: Id<"view">,
  fields: Partial<Pick<ViewRow, "name" | "team" | "settings">>,
): Promise<void> {
  if (Object.keys(fields).length === 0) return;
  await db.orm.update(savedViews).set(fields).where(isView(db, id));
}

/** Views made for the team: somebody else looks after them from now on. */
export async function moveTeamViews(db: TenantDb, from: string, to: string): Promise<void> {
  await db.orm.update(savedViews).set({ ownerId: to }).where(madeForTeam(db, from));
}

const madeForTeam = (db: TenantDb, user: string) =>
  and(
    eq(savedViews.organizationId, db.organization),
    eq(savedViews.ownerId, user),
    eq(savedViews.team, true),
  );

export async function countTeamViews(db: TenantDb, user: string): Promise<number> {
  return db.orm.$count(savedViews, madeForTeam(db, user));
}

/** Deletes a view, and with it everybody's choice to begin with it. */
export async function removeView(db: TenantDb, id: Id<"view">): Promise<void> {
  await db.orm.batch([
    db.orm.delete(savedViews).where(isView(db, id)),
    db.orm
      .delete(defaultViews)
      .where(and(eq(defaultViews.organizationId, db.organization), eq(defaultViews.viewId, id))),
  ]);
}

const isDefault = (db: TenantDb, requisition: Id<"req">, user: string) =>
  and(
    eq(defaultViews.organizationId, db.organization),
    eq(defaultViews.userId, user),
    eq(defaultViews.requisitionId, requisition),
  );

export async function readDefaultView(
  db: TenantDb,
  requisition: Id<"req">,
  user: string,
): Promise<Id<"view"> | null> {
  const rows = await db.orm
    .select({ view: defaultViews.viewId })
    .from(defaultViews)
    .where(isDefault(db, requisition, user));
  return rows[0]?.view ?? null;
}

/** With which view this person's board opens; null: with none. */
export async function setDefaultView(
  db: TenantDb,
  requisition: Id<"req">,
  user: string,
  view: Id<"view"> | null,
): Promise<void> {
  if (view === null) {
    await db.orm.delete(defaultViews).where(isDefault(db, requisition, user));
    return;
  }
  await db.orm
    .insert(defaultViews)
    .values({ organizationId: db.organization, userId: user, requisitionId: requisition, viewId: view })
    .onConflictDoUpdate({
      target: [defaultViews.organizationId, defaultViews.userId, defaultViews.requisitionId],
      set: { viewId: view },
    });
}
