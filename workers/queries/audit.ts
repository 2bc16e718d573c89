import { and, desc, eq, gte, inArray, lt, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { can } from "#domain/access/access.ts";
import { auditActionSchema, auditLineSchema } from "#domain/audit/schema.ts";
import { actorSchema } from "#domain/event/schema.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { eventData } from "#domain/requisition/events.ts";
import {
  type AuditQuery,
  type AuditRow,
  type AuditView,
  auditQuerySchema,
  chainActions,
} from "#domain/views/audit.ts";
import type { Context } from "#workers/context.ts";
import { listMembers } from "#workers/db/identity/organizations.ts";
import { events, members, requisitions } from "#workers/db/tenant/schema.ts";
import { hubAt } from "#workers/objects.ts";
import { notHidden } from "./not-hidden.ts";

/** Types of events that one can filter by. */
const roomActions = Object.keys(eventData);
type Unnamed = Omit<AuditRow, "requisition" | "actor"> & {
  actor: { kind: AuditRow["actor"]["kind"]; id: string };
  requisition: string | null;
};

/**
 * Lines of the organization's chain and of all its rooms' (confidential ones too: who audits sees everything but what
 * is about their own application, or one of somebody below them that was not released), newest first. Needs audit.view. Refuses with access.denied, input.invalid.
 */
export async function viewAudit(context: Context, input: unknown): Promise<Outcome<AuditView>> {
  const { actor, db, env } = context;
  if (!can(actor, "audit.view")) return refuse("access.denied");
  const parsed = auditQuerySchema.safeParse(input);
  if (!parsed.success)
    return refuse("input.invalid", { field: parsed.error.issues[0]?.path.join(".") ?? "" });
  const query = parsed.data;
  const visible = await notHidden(context);
  const [chain, rooms, titles, people, former] = await Promise.all([
    chainRows(context, query),
    roomRows(context, query, visible),
    db.orm
      .select({ id: requisitions.id, title: requisitions.title })
      .from(requisitions)
      .where(and(eq(requisitions.organizationId, db.organization), visible)),
    listMembers(env.DB_IDENTITY, db.organization),
    db.orm.select().from(members).where(eq(members.organizationId, db.organization)),
  ]);
  const titleOf = new Map<string, string>(titles.map(({ id, title }) => [id, title]));
  // A requisition whose title was not read does not exist for who asks.
  const lines = chain.filter(({ requisition }) => requisition === null || titleOf.has(requisition));
  const all = [...lines, ...rooms].sort((left, right) => right.at - left.at || right.seq - left.seq);
  const names = [
    ...former.map(({ userId, name }) => [userId, name]),
    ...people.map(({ id, name }) => [id, name]),
  ];
  const nameOf = new Map(names as [string, string][]);
  const rows = all.slice(0, query.limit).map((row) => ({
    ...row,
    actor: { ...row.actor, name: nameOf.get(row.actor.id) ?? row.actor.id },
    requisition:
      row.requisition === null
        ? null
        : {
            id: row.requisition,
            title: titleOf.get(row.requisition) ?? row.requisition,
          },
  }));
  return accept({ rows, more: all.length > query.limit, actions: [...chainActions, ...roomActions] });
}

async function chainRows({ db, env }: Context, query: AuditQuery): Promise<Unnamed[]> {
  const action = auditActionSchema.safeParse(query.action);
  if (query.action !== undefined && !action.success) return [];
  const { actor, requisition, since, until, limit } = query;
  const filter = {
    limit: limit + 1,
    ...(actor && { actor }),
    ...(requisition && { requisition }),
    ...(action.success && { action: action.data }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until: until - 1 }),
  };
  const lines = z.array(auditLineSchema).parse(await hubAt(env, db.organization).auditLines(filter));
  return lines.map((line) => ({
    ...{ chain: "organization", seq: line.seq, at: line.at, action: line.action, subject: line.subject },
    ...{
      requisition: line.requisition,
      before: short(line.before),
      after: short(line.anchors ?? line.after),
    },
    actor: { kind: line.actor.kind, id: line.actor.id },
    onBehalfOf: line.actor.onBehalfOf ?? null,
    network: line.from?.network ?? null,
    program: line.from?.program ?? null,
  }));
}

async function roomRows({ db }: Context, query: AuditQuery, visible: SQL | undefined): Promise<Unnamed[]> {
  const { actor, action, requisition, since, until, limit } = query;
  if (action !== undefined && !roomActions.includes(action)) return [];
  const found = await db.orm
    .select()
    .from(events)
    .where(
      and(
        eq(events.organizationId, db.organization),
        action === undefined ? undefined : eq(events.type, action),
        requisition === undefined ? undefined : eq(events.requisitionId, requisition as `req_${string}`),
        since === undefined ? undefined : gte(events.at, since),
        until === undefined ? undefined : lt(events.at, until),
        actor === undefined ? undefined : isActor(actor),
        visible &&
          inArray(
            events.requisitionId,
            db.orm
              .select({ id: requisitions.id })
              .from(requisitions)
              .where(and(eq(requisitions.organizationId, db.organization), visible)),
          ),
      ),
    )
    .orderBy(desc(events.at), desc(events.seq))
    .limit(limit + 1);
  return found.map((row) => {
    const who = actorSchema.parse(JSON.parse(row.actor));
    return {
      ...{
        chain: row.requisitionId,
        seq: row.seq,
        at: row.at,
        action: row.type,
        requisition: row.requisitionId,
      },
      ...{ subject: row.applicationId, before: null, after: short(JSON.parse(row.data)) },
      actor: { kind: who.kind, id: who.id },
      onBehalfOf: who.onBehalfOf ?? null,
      network: null,
      program: null,
    };
  });
}

function isActor(id: string) {
  return sql`json_extract(${events.actor}, '$.id') = ${id}`;
}

function short(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const text = JSON.stringify(value);
  return text.length > 400 ? `${text.slice(0, 399)}…` : text;
}
