/** The organization's lists as rows. Every edit raises the revision in the same batch: rooms hear of it afterwards. */
import { and, asc, eq, sql } from "drizzle-orm";
import type { ListEntries, ListEntry, ListName } from "#domain/lists/schema.ts";
import { listNames } from "#domain/lists/schema.ts";
import type { TenantDb } from "./db.ts";
import { listEntries, listRevisions } from "./schema.ts";

type EntryRow = typeof listEntries.$inferSelect;

/** All lists in order, and the revision that they are of. */
export async function readLists(db: TenantDb): Promise<{ entries: ListEntries; revision: number }> {
  const [rows, revisions] = await db.orm.batch([
    db.orm
      .select()
      .from(listEntries)
      .where(eq(listEntries.organizationId, db.organization))
      .orderBy(asc(listEntries.position), asc(listEntries.id)),
    db.orm
      .select({ revision: listRevisions.revision })
      .from(listRevisions)
      .where(eq(listRevisions.organizationId, db.organization)),
  ]);
  const of = (list: ListName) => rows.filter((row) => row.list === list).map(present);
  const entries = {
    labels: of("labels"),
    reasons: of("reasons"),
    closeReasons: of("closeReasons"),
    sources: of("sources"),
  };
  return { entries, revision: revisions[0]?.revision ?? 0 };
}

function present({ id, name, side, hue, archived }: EntryRow): ListEntry {
  return { id: id as ListEntry["id"], name, side, hue, archived };
}

function row(db: TenantDb, list: ListName, entry: ListEntry, position: number): EntryRow {
  return { organizationId: db.organization, list, position, ...entry };
}

function raise(db: TenantDb) {
  return db.orm
    .insert(listRevisions)
    .values({ organizationId: db.organization, revision: 1 })
    .onConflictDoUpdate({
      target: listRevisions.organizationId,
      set: { revision: sql`${listRevisions.revision} + 1` },
    });
}

function isEntry(db: TenantDb, list: ListName, id: string) {
  return and(
    eq(listEntries.organizationId, db.organization),
    eq(listEntries.list, list),
    eq(listEntries.id, id),
  );
}

/** Gives lists that have nothing yet their first entries; a list that was ever filled stays as it is. */
export async function fillLists(db: TenantDb, first: ListEntries, known: ListEntries): Promise<boolean> {
  const rows = listNames
    .filter((list) => known[list].length === 0)
    .flatMap((list) => first[list].map((entry, position) => row(db, list, entry, position)));
  if (rows.length === 0) return false;
  const inserts = rows.map((each) => db.orm.insert(listEntries).values(each).onConflictDoNothing());
  await db.orm.batch([raise(db), ...inserts]);
  return true;
}

/** Adds an entry at the end of its list; one with this id stays as it is. */
export async function addEntry(db: TenantDb, list: ListName, entry: ListEntry): Promise<void> {
  const { organization } = db;
  const next = sql<number>`(select coalesce(max(position), -1) + 1 from ${listEntries}
    where organization_id = ${organization} and list = ${list})`;
  await db.orm.batch([
    db.orm
      .insert(listEntries)
      .values({ ...row(db, list, entry, 0), position: next as unknown as number })
      .onConflictDoNothing(),
    raise(db),
  ]);
}

/** Changes what is given of an entry. */
export async function changeEntry(
  db: TenantDb,
  list: ListName,
  id: string,
  changes: Partial<Pick<ListEntry, "name" | "side" | "hue" | "archived">>,
): Promise<void> {
  await db.orm.batch([
    db.orm
      .update(listEntries)
      .set(changes)
      .where(isEntry(db, list, id)),
    raise(db),
  ]);
}

/** Puts the entries of a list in this order. */
export async function orderEntries(db: TenantDb, list: ListName, ids: readonly string[]): Promise<void> {
  const places = ids.map((id, position) =>
    db.orm
      .update(listEntries)
      .set({ position })
      .where(isEntry(db, list, id)),
  );
  await db.orm.batch([raise(db), ...places]);
}

/** Every room has the lists of this revision. */
export async function listsPushed(db: TenantDb, revision: number): Promise<void> {
  await db.orm
    .update(listRevisions)
    .set({ pushed: sql`max(${listRevisions.pushed}, ${revision})` })
    .where(eq(listRevisions.organizationId, db.organization));
}
