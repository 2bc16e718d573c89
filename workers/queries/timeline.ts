import { and, asc, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { actorSchema, type EventActor } from "#domain/event/schema.ts";
import type { Id } from "#domain/ids/ids.ts";
import { factSchema, type RoomEvent } from "#domain/requisition/events.ts";
import type { RoomState } from "#domain/requisition/schema.ts";
import type { TimelineEntry } from "#domain/views/card.ts";
import type { InRequisition } from "#workers/context.ts";
import { jsonList } from "#workers/db/tenant/json-list.ts";
import { events, requisitions } from "#workers/db/tenant/schema.ts";
import { eventsAfterSchema } from "#workers/objects.ts";
import { frameFromRow } from "#workers/projections/requisition-row.ts";

export type TimelineEvent = Pick<RoomEvent, "seq" | "at" | "type" | "data" | "actor" | "requisition">;

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
    .orderBy(asc(events.at), asc(events.requisitionId), asc(events.seq));
  // No ranks are wanted: a revision that no room reaches.
  const tail = eventsAfterSchema.parse(await room.eventsAfter(record.seq, Number.MAX_SAFE_INTEGER, 200));
  const last = Math.max(0, ...rows.filter((row) => row.requisitionId === record.id).map((row) => row.seq));
  const newer = tail.events.filter((event) => event.seq > record.seq);
  const beyond = newer.filter((event) => event.application === application && event.seq > last);
  return {
    entries: [...rows.flatMap(fromEventRow), ...beyond],
    seq: tail.events.at(-1)?.seq ?? Math.max(record.seq, last),
    newer,
  };
}

/** Who is who, and what requisitions are called. */
export interface TimelineNames {
  people: ReadonlyMap<string, string>;
  titleOf(requisition: string): string;
}

/** Whom an event gives the card to, as somebody to be named. */
export function assigneeOf(event: TimelineEvent): EventActor[] {
  const fact = event as RoomEvent;
  if (fact.type === "interview.planned" || fact.type === "interview.changed")
    return fact.data.interviewers.map((id) => ({ kind: "user", id }));
  if (fact.type !== "application.assigned" || fact.data.assignee === null) return [];
  return [{ kind: "user", id: fact.data.assignee }];
}

/** The other requisitions that the timeline speaks of: it came from them, or went there and was not taken. */
export async function readOthers({ db, record }: InRequisition, entries: readonly TimelineEvent[]) {
  const spoken = (entries as RoomEvent[]).flatMap((event) => {
    if (event.type === "application.arrived") return [event.requisition, event.data.origin];
    return "to" in event.data && event.type.startsWith("application.transfer")
      ? [event.requisition, event.data.to]
      : [event.requisition];
  });
  const ids = [...new Set(spoken)].filter((id) => id !== record.id);
  if (ids.length === 0) return new Map<string, never>();
  const rows = await db.orm
    .select()
    .from(requisitions)
    .where(and(eq(requisitions.organizationId, db.organization), inArray(requisitions.id, jsonList(ids))));
  return new Map(rows.map((row) => [row.id as string, { title: row.title, ...frameFromRow(row) }]));
}

function fromEventRow(row: typeof events.$inferSelect): TimelineEvent[] {
  const fact = factSchema.safeParse({ type: row.type, data: parseJson(row.data) });
  const actor = actorSchema.safeParse(parseJson(row.actor));
  if (!fact.success || !actor.success) return [];
  const { seq, at, requisitionId: requisition } = row;
  return [{ seq, at, requisition, actor: actor.data, ...fact.data } as TimelineEvent];
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
 * withdrawn {stage, reason?} · unwithdrawn, unhired {stage} · assigned {who?} · arrived {stage, from: title} ·
 * transferStarted, transferCompleted {to: title} · transferFailed {to, code} · announcement.cancelled {stage, publicName} · announcement.made {kind, publicName?, next?}.
 */
export function presentEntry(
  event: TimelineEvent,
  state: Pick<RoomState, "stages" | "reasons" | "sources">,
  names: TimelineNames,
): TimelineEntry {
  const { seq, at, type, actor, requisition } = event;
  const name = names.people.get(actor.id);
  // A job may act in a person's name (an import, the demo): the timeline says the person.
  const who = name === undefined ? { kind: actor.kind, name: "" } : { kind: "user" as const, name };
  return { seq, requisition, at, type, actor: who, params: paramsOf(event, state, names) };
}

function paramsOf(
  event: TimelineEvent,
  { stages, reasons, sources }: Pick<RoomState, "stages" | "reasons" | "sources">,
  { people, titleOf }: TimelineNames,
): Record<string, string> {
  const stage = (id: string) => stages.find((each) => each.id === id)?.name ?? "";
  const source = (id: string) => sources.find((each) => each.id === id)?.name ?? id;
  const publicName = (id: string) => stages.find((each) => each.id === id)?.publicName ?? "";
  const fact = event as RoomEvent;
  switch (fact.type) {
    case "application.created":
      return { stage: stage(fact.data.stage), source: source(fact.data.source) };
    case "application.moved":
      return { from: stage(fact.data.from), to: stage(fact.data.to) };
    case "application.rejected": {
      const reason = reasons.find((each) => each.id === fact.data.reason)?.label ?? "";
      return { stage: stage(fact.data.stage), reason };
    }
    case "application.withdrawn": {
      const reason = reasons.find((each) => each.id === fact.data.reason)?.label;
      return { stage: stage(fact.data.stage), ...(reason && { reason }) };
    }
    case "application.arrived":
      return { stage: stage(fact.data.stage), from: titleOf(fact.data.origin) };
    case "application.transferStarted":
    case "application.transferCompleted":
      return { to: titleOf(fact.data.to) };
    case "application.transferFailed":
      return { to: titleOf(fact.data.to), code: fact.data.code };
    case "application.assigned":
      return fact.data.assignee === null ? {} : { who: people.get(fact.data.assignee) ?? "" };
    case "application.unwithdrawn":
    case "application.unhired":
    case "application.unrejected":
    case "application.hired":
      return { stage: stage(fact.data.stage) };
    case "interview.planned":
    case "interview.changed": {
      const { at, zone } = fact.data;
      const who = fact.data.interviewers.map((id) => people.get(id) ?? "").filter(Boolean);
      return { who: who.join(", "), ...(at !== null && { at: String(at) }), zone };
    }
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
