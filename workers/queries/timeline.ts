import { and, asc, eq } from "drizzle-orm";
import { z } from "zod";
import { actorSchema } from "#domain/event/schema.ts";
import type { Id } from "#domain/ids/ids.ts";
import { factSchema, type RoomEvent } from "#domain/requisition/events.ts";
import type { RoomState } from "#domain/requisition/schema.ts";
import type { TimelineEntry } from "#domain/views/board.ts";
import type { InRequisition } from "#workers/context.ts";
import { events } from "#workers/db/tenant/schema.ts";
import { eventsAfterSchema } from "#workers/objects.ts";

export type TimelineEvent = Pick<RoomEvent, "seq" | "at" | "type" | "data" | "actor">;

/**
 * What happened to an application, oldest first: D1's rows, then what the room has beyond them, so that somebody
 * who has just acted sees it. `seq` is the event up to which it goes.
 */
export async function readTimeline(
  { db, record, room }: InRequisition,
  application: Id<"app">,
): Promise<{ entries: TimelineEvent[]; seq: number; newer: RoomEvent[] }> {
  const rows = await db.orm
    .select()
    .from(events)
    .where(and(eq(events.organizationId, db.organization), eq(events.applicationId, application)))
    .orderBy(asc(events.seq));
  // No ranks are wanted: a revision that no room reaches.
  const tail = eventsAfterSchema.parse(await room.eventsAfter(record.seq, Number.MAX_SAFE_INTEGER, 200));
  const last = rows.at(-1)?.seq ?? 0;
  const newer = tail.events.filter((event) => event.seq > record.seq);
  const beyond = newer.filter((event) => event.application === application && event.seq > last);
  return {
    entries: [...rows.flatMap(fromEventRow), ...beyond],
    seq: tail.events.at(-1)?.seq ?? Math.max(record.seq, last),
    newer,
  };
}

function fromEventRow(row: typeof events.$inferSelect): TimelineEvent[] {
  const fact = factSchema.safeParse({ type: row.type, data: parseJson(row.data) });
  const actor = actorSchema.safeParse(parseJson(row.actor));
  if (!fact.success || !actor.success) return [];
  return [{ seq: row.seq, at: row.at, actor: actor.data, ...fact.data } as TimelineEvent];
}

function parseJson(text: string): unknown {
  return z
    .string()
    .transform((value) => JSON.parse(value) as unknown)
    .parse(text);
}

/**
 * A timeline's line for the viewer. Params by type: created {stage, source} · moved {from, to} · rejected
 * {stage, reason} · unrejected, hired {stage} · announcement.scheduled {stage, publicName, dueAt: epoch ms} ·
 * announcement.cancelled {stage, publicName} · announcement.made {kind, publicName?, next?}.
 */
export function presentEntry(
  event: TimelineEvent,
  state: Pick<RoomState, "stages" | "reasons">,
  names: ReadonlyMap<string, string>,
): TimelineEntry {
  const { seq, at, type, actor } = event;
  const name = names.get(actor.id);
  // A job may act in a person's name (an import, the demo): the timeline says the person.
  const who = name === undefined ? { kind: actor.kind, name: "" } : { kind: "user" as const, name };
  return { seq, at, type, actor: who, params: paramsOf(event, state) };
}

function paramsOf(
  event: TimelineEvent,
  { stages, reasons }: Pick<RoomState, "stages" | "reasons">,
): Record<string, string> {
  const stage = (id: string) => stages.find((each) => each.id === id)?.name ?? "";
  const publicName = (id: string) => stages.find((each) => each.id === id)?.publicName ?? "";
  const fact = event as RoomEvent;
  switch (fact.type) {
    case "application.created":
      return { stage: stage(fact.data.stage), source: fact.data.source };
    case "application.moved":
      return { from: stage(fact.data.from), to: stage(fact.data.to) };
    case "application.rejected": {
      const reason = reasons.find((each) => each.id === fact.data.reason)?.label ?? "";
      return { stage: stage(fact.data.stage), reason };
    }
    case "application.unrejected":
    case "application.hired":
      return { stage: stage(fact.data.stage) };
    case "announcement.scheduled": {
      const { stage: id, dueAt } = fact.data;
      return { stage: stage(id), publicName: publicName(id), dueAt: String(dueAt) };
    }
    case "announcement.cancelled":
      return { stage: stage(fact.data.stage), publicName: publicName(fact.data.stage) };
    case "announcement.made": {
      const { notice } = fact.data;
      if (notice.kind !== "received" && notice.kind !== "stage") return { kind: notice.kind };
      const { kind, publicName: told, next } = notice;
      return { kind, ...(told !== null && { publicName: told }), ...(next !== null && { next }) };
    }
    default:
      return {};
  }
}
