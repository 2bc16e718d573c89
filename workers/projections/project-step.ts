/** One step of a room's projection: a page of events, in one D1 batch that happens wholly, once, or not at all. */
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Application } from "#domain/application/schema.ts";
import type { Id } from "#domain/ids/ids.ts";
import type { RoomEvent } from "#domain/requisition/events.ts";
import { emptyRoom, evolveAll } from "#domain/requisition/evolve.ts";
import type { TenantDb } from "#workers/db/tenant/db.ts";
import { interviewersOf } from "#workers/db/tenant/interview-rows.ts";
import { jsonList } from "#workers/db/tenant/json-list.ts";
import { applications, events, projected, requisitions, rooms } from "#workers/db/tenant/schema.ts";
import { insertRows, upsertRows } from "#workers/db/tenant/upsert.ts";
import { writeBatch } from "#workers/db/tenant/write-batch.ts";
import { type ApplicationRow, fromRow, toRow } from "./application-row.ts";
import { interviewersTouched, writeSeats } from "./interview-seats.ts";
import { frameFromRow, frameToRow } from "./requisition-row.ts";

export interface Position {
  object: string;
  requisition: Id<"req">;
  seq: number;
  rankRev: number;
}

export interface Step {
  events: readonly RoomEvent[];
  ranks: Readonly<Record<string, string>>;
  rankRev: number;
}

/**
 * Applies a step to the rows that stand at `from`; answers who is to hear of their interviews. Resolves to null, with
 * nothing changed, if another consumer has left `from` already: read again where the rows stand.
 */
export async function projectStep(
  db: TenantDb,
  from: Position,
  step: Step,
  now: number,
): Promise<{ interviewers: string[] } | null> {
  const { organization, orm } = db;
  const upTo = step.events.at(-1)?.seq ?? from.seq;
  const known = await readTouched(db, from.requisition, step.events);
  const before = {
    ...emptyRoom(organization, from.requisition),
    ...(known.requisition ? frameFromRow(known.requisition) : {}),
    applications: Object.fromEntries(known.applications.map((row) => [row.id, fromRow(row)])),
  };
  const after = evolveAll(before, step.events);
  const ranks = new Map(known.applications.map((row) => [row.id, row.rank]));
  const rows = Object.values<Application>(after.applications).map((application) =>
    toRow(organization, from.requisition, application, ranks.get(application.id) ?? null),
  );
  const isRequisition = and(
    eq(requisitions.organizationId, organization),
    eq(requisitions.id, from.requisition),
  );
  // Lists are edited for the whole organization: nothing has happened here by that.
  const here = step.events.filter((event) => event.type !== "requisition.listsSet");
  const lastAt = Math.max(0, ...here.map((event) => event.at));
  const left = {
    organizationId: organization,
    object: from.object,
    seq: from.seq + 1,
    rankRev: from.rankRev,
  };
  try {
    await writeBatch(db, [
      // First, so that a duplicate fails before anything else: each position is left once.
      orm.insert(projected).values({ ...left, at: now }),
      sql`update ${rooms} set projected_seq = ${stillAt(from, upTo)}, rank_rev = ${step.rankRev}
        where organization_id = ${organization} and object = ${from.object}`,
      insertRows(events, step.events.map(eventRow)),
      upsertRows(applications, rows, mayReplace()),
      writeRanks(organization, from.requisition, step.ranks),
      ...writeSeats(organization, from.requisition, step.events, after),
      orm
        .update(requisitions)
        .set({
          ...frameToRow(after),
          seq: upTo,
          lastActivityAt: sql`max(${requisitions.lastActivityAt}, ${lastAt})`,
          counts: countsOf(organization, from.requisition),
        })
        .where(isRequisition),
    ]);
    const touched = interviewersTouched(step.events, before, after);
    // Names come and go for everybody with a stage that is reviewed without them.
    const veiled = step.events.some(({ type }) => type === "stage.edited");
    const everybody = veiled ? await interviewersOf(db, { requisition: from.requisition }) : [];
    return { interviewers: [...touched, ...everybody] };
  } catch (error) {
    if (isConflict(error)) return null;
    throw error;
  }
}

/** NULL, which the column refuses, unless the row still stands where this step begins. */
function stillAt(from: Position, upTo: number) {
  return sql`case when projected_seq = ${from.seq} and rank_rev = ${from.rankRev} then ${upTo} end`;
}

/**
 * Two rooms speak of an application that was transferred, in any order: its row is that of the room where it came to
 * last. So what the room that it left still says about it changes nothing.
 */
function mayReplace() {
  return sql`excluded.hop > ${applications}.hop
    or (excluded.hop = ${applications}.hop and excluded.requisition_id = ${applications}.requisition_id)`;
}

function writeRanks(organization: Id<"org">, requisition: Id<"req">, ranks: Step["ranks"]) {
  const json = JSON.stringify(ranks);
  return sql`update ${applications} set rank = (select value from json_each(${json}) where key = applications.id)
    where organization_id = ${organization} and requisition_id = ${requisition}
    and id in (select key from json_each(${json}))`;
}

function countsOf(organization: Id<"org">, requisition: Id<"req">) {
  return sql`(select json_group_array(json_array(status, stage_id, n)) from (
    select status, stage_id, count(*) as n from ${applications}
    where organization_id = ${organization} and requisition_id = ${requisition} and status <> 'transferred'
    group by status, stage_id order by status, stage_id))`;
}

async function readTouched(db: TenantDb, requisition: Id<"req">, step: readonly RoomEvent[]) {
  const touched = [...new Set(step.flatMap((event) => event.application ?? []))];
  const { organization, orm } = db;
  const [found, rows] = await orm.batch([
    orm
      .select()
      .from(requisitions)
      .where(and(eq(requisitions.organizationId, organization), eq(requisitions.id, requisition))),
    orm
      .select()
      .from(applications)
      .where(
        and(
          eq(applications.organizationId, organization),
          // What lives elsewhere by now is no longer this room's to speak of.
          eq(applications.requisitionId, requisition),
          inArray(applications.id, jsonList(touched)),
        ),
      ),
  ]);
  return { requisition: found[0], applications: rows satisfies ApplicationRow[] };
}

function eventRow(event: RoomEvent): typeof events.$inferInsert {
  return {
    organizationId: event.organization,
    requisitionId: event.requisition,
    seq: event.seq,
    id: event.id,
    at: event.at,
    type: event.type,
    applicationId: event.application ?? null,
    actor: JSON.stringify(event.actor),
    data: JSON.stringify(event.data),
  };
}

function isConflict(error: unknown): boolean {
  const texts = [error, error instanceof Error ? error.cause : undefined].map(String);
  return texts.some((text) => text.includes("constraint failed"));
}
