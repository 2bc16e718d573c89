/** Everything that is projected from one room: read whole, to compare; erased whole, to make it again. */
import { and, asc, eq, ne, sql } from "drizzle-orm";
import type { Id } from "#domain/ids/ids.ts";
import { emptyRoom } from "#domain/requisition/evolve.ts";
import type { RoomState } from "#domain/requisition/schema.ts";
import type { TenantDb } from "#workers/db/tenant/db.ts";
import {
  applications,
  events,
  interviewSeats,
  projected,
  requisitions,
  rooms,
} from "#workers/db/tenant/schema.ts";
import { fromRow } from "./application-row.ts";
import { blankFrame, frameFromRow } from "./requisition-row.ts";

export interface ProjectedRoom {
  seq: number;
  state: RoomState;
  ranks: Record<string, string>;
  counts: readonly (readonly [string, string, number])[];
  lastActivityAt: number;
  events: readonly unknown[];
}

/** The rows of a room, in an order that does not depend on when they were written; null where it has no requisition. */
export async function readProjection(db: TenantDb, requisition: Id<"req">): Promise<ProjectedRoom | null> {
  const { organization, orm } = db;
  const [found, cards, happened] = await orm.batch([
    orm.select().from(requisitions).where(isRequisition(db, requisition)),
    orm
      .select()
      .from(applications)
      // A trace whose row has not been taken over yet is nobody's.
      .where(and(ofRequisition(db, applications, requisition), ne(applications.status, "transferred")))
      .orderBy(asc(applications.id)),
    orm
      .select()
      .from(events)
      .where(ofRequisition(db, events, requisition))
      .orderBy(asc(events.seq)),
  ]);
  const row = found[0];
  if (!row) return null;
  const { seq, counts, lastActivityAt } = row;
  const facts = Object.fromEntries(cards.map((card) => [card.id, fromRow(card)]));
  const ranked = cards.flatMap(({ id, rank }) => (rank === null ? [] : [[id, rank]]));
  return {
    seq,
    state: { ...emptyRoom(organization, requisition), ...frameFromRow(row), applications: facts },
    ranks: Object.fromEntries(ranked) as Record<string, string>,
    counts,
    lastActivityAt,
    events: happened,
  };
}

/** Erases what is projected from a room, in one batch, so that its next projection starts from nothing. */
export async function eraseProjection(db: TenantDb, object: string, requisition: Id<"req">): Promise<void> {
  const { organization, orm } = db;
  const isRoom = and(eq(rooms.organizationId, organization), eq(rooms.object, object));
  await orm.batch([
    orm
      .delete(projected)
      .where(and(eq(projected.organizationId, organization), eq(projected.object, object))),
    orm.delete(applications).where(ofRequisition(db, applications, requisition)),
    orm.delete(events).where(ofRequisition(db, events, requisition)),
    orm.delete(interviewSeats).where(ofRequisition(db, interviewSeats, requisition)),
    orm
      .update(requisitions)
      .set({ ...blankFrame, counts: [], seq: 0, lastActivityAt: sql`${requisitions.createdAt}` })
      .where(isRequisition(db, requisition)),
    orm.update(rooms).set({ projectedSeq: 0, rankRev: 0 }).where(isRoom),
  ]);
}

function isRequisition({ organization }: TenantDb, id: Id<"req">) {
  return and(eq(requisitions.organizationId, organization), eq(requisitions.id, id));
}

function ofRequisition(
  { organization }: TenantDb,
  table: typeof applications | typeof events | typeof interviewSeats,
  id: Id<"req">,
) {
  return and(eq(table.organizationId, organization), eq(table.requisitionId, id));
}
