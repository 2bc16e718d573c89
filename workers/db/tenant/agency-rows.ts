/** Agencies, who works for them, and what is shared with them, as rows. */
import { and, asc, eq, isNull, notInArray, sql } from "drizzle-orm";
import type { ShareTerms } from "#domain/agency/schema.ts";
import type { Id } from "#domain/ids/ids.ts";
import type { TenantDb } from "./db.ts";
import { jsonList } from "./json-list.ts";
import { agencies, agencyPeople, agencyShares } from "./schema.ts";

export interface Agency {
  id: Id<"agy">;
  name: string;
}
export type ShareRow = typeof agencyShares.$inferSelect;

/** Every agency by name, with the ids of who works for it and on how many requisitions it works now. */
export async function readAgencies(db: TenantDb): Promise<(Agency & { people: string[]; shares: number })[]> {
  const { organization, orm } = db;
  const [rows, people, shares] = await orm.batch([
    orm
      .select({ id: agencies.id, name: agencies.name })
      .from(agencies)
      .where(eq(agencies.organizationId, organization))
      .orderBy(sql`${agencies.name} collate nocase`, asc(agencies.id)),
    orm
      .select({ agency: agencyPeople.agencyId, user: agencyPeople.userId })
      .from(agencyPeople)
      .where(eq(agencyPeople.organizationId, organization)),
    orm
      .select({ agency: agencyShares.agencyId, count: sql<number>`count(*)` })
      .from(agencyShares)
      .where(and(eq(agencyShares.organizationId, organization), isNull(agencyShares.endedAt)))
      .groupBy(agencyShares.agencyId),
  ]);
  return rows.map(({ id, name }) => ({
    ...{ id, name, people: people.filter(({ agency }) => agency === id).map(({ user }) => user) },
    shares: shares.find(({ agency }) => agency === id)?.count ?? 0,
  }));
}

/** For whom somebody works; undefined: for no agency. */
export async function agencyOfPerson(db: TenantDb, user: string): Promise<Agency | undefined> {
  const rows = await db.orm
    .select({ id: agencies.id, name: agencies.name })
    .from(agencyPeople)
    .innerJoin(
      agencies,
      and(eq(agencies.organizationId, agencyPeople.organizationId), eq(agencies.id, agencyPeople.agencyId)),
    )
    .where(and(eq(agencyPeople.organizationId, db.organization), eq(agencyPeople.userId, user)));
  return rows[0];
}

/** Adds an agency; one with this id stays as it is. */
export async function addAgency(db: TenantDb, agency: Agency, now: number): Promise<void> {
  const row = { organizationId: db.organization, ...agency, createdAt: now };
  await db.orm.insert(agencies).values(row).onConflictDoNothing();
}

export async function renameAgency(db: TenantDb, { id, name }: Agency): Promise<void> {
  const isAgency = and(eq(agencies.organizationId, db.organization), eq(agencies.id, id));
  await db.orm.update(agencies).set({ name }).where(isAgency);
}

/** Says wholly who works for an agency: who worked for another one does not any more. */
export async function writeAgencyPeople(
  db: TenantDb,
  agency: Id<"agy">,
  users: readonly string[],
  by: { user: string; at: number },
): Promise<void> {
  const { organization, orm } = db;
  const row = { organizationId: organization, agencyId: agency, addedAt: by.at, addedBy: by.user };
  const own = and(eq(agencyPeople.organizationId, organization), eq(agencyPeople.agencyId, agency));
  await orm.batch([
    orm.delete(agencyPeople).where(and(own, notInArray(agencyPeople.userId, jsonList(users)))),
    ...users.map((user) =>
      orm
        .insert(agencyPeople)
        .values({ ...row, userId: user })
        .onConflictDoUpdate({
          target: [agencyPeople.organizationId, agencyPeople.userId],
          set: row,
          setWhere: sql`${agencyPeople.agencyId} <> ${agency}`,
        }),
    ),
  ]);
}

/** Whoever leaves the organization works for no agency in it any more. */
export async function leaveAgency(db: TenantDb, user: string): Promise<void> {
  await db.orm
    .delete(agencyPeople)
    .where(and(eq(agencyPeople.organizationId, db.organization), eq(agencyPeople.userId, user)));
}

/** Shares a requisition, or changes what was agreed; what had ended begins again. */
export async function writeShare(
  db: TenantDb,
  { agency, requisition, terms }: { agency: Id<"agy">; requisition: Id<"req">; terms: ShareTerms },
  by: { user: string; at: number },
): Promise<void> {
  const agreed = { notBefore: terms.notBefore, fee: terms.fee, ownershipDays: terms.ownershipDays };
  const { organizationId, agencyId, requisitionId, endedAt, sharedAt } = agencyShares;
  await db.orm
    .insert(agencyShares)
    .values({
      ...{ organizationId: db.organization, agencyId: agency, requisitionId: requisition, ...agreed },
      ...{ sharedAt: by.at, sharedBy: by.user },
    })
    .onConflictDoUpdate({
      target: [organizationId, agencyId, requisitionId],
      set: {
        ...agreed,
        sharedBy: by.user,
        endedAt: null,
        sharedAt: sql`case when ${endedAt} is null then ${sharedAt} else ${by.at} end`,
      },
    });
}

/** False if it was not shared. */
export async function endShareRow(
  db: TenantDb,
  { agency, requisition }: { agency: Id<"agy">; requisition: Id<"req"> },
  at: number,
): Promise<boolean> {
  const { organizationId, agencyId, requisitionId, endedAt } = agencyShares;
  const ended = await db.orm
    .update(agencyShares)
    .set({ endedAt: at })
    .where(
      and(
        eq(organizationId, db.organization),
        eq(agencyId, agency),
        eq(requisitionId, requisition),
        isNull(endedAt),
      ),
    )
    .returning({ agency: agencyId });
  return ended.length > 0;
}

/** The shares of a requisition that have not ended, oldest first. */
export async function sharesOf(
  db: TenantDb,
  requisition: Id<"req">,
): Promise<(ShareRow & { name: string })[]> {
  const rows = await db.orm
    .select({ share: agencyShares, name: agencies.name })
    .from(agencyShares)
    .innerJoin(
      agencies,
      and(eq(agencies.organizationId, agencyShares.organizationId), eq(agencies.id, agencyShares.agencyId)),
    )
    .where(
      and(
        eq(agencyShares.organizationId, db.organization),
        eq(agencyShares.requisitionId, requisition),
        isNull(agencyShares.endedAt),
      ),
    )
    .orderBy(asc(agencyShares.sharedAt));
  return rows.map(({ share, name }) => ({ ...share, name }));
}
