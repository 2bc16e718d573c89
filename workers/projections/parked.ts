/** Jobs that kept failing: kept where a person sees them, with ids and reason, until somebody replays them. */
import { and, desc, eq, isNull } from "drizzle-orm";
import type { Id } from "#domain/ids/ids.ts";
import { parseRoomId } from "#domain/ids/objects.ts";
import { allShards, tenantDb } from "#workers/db/tenant/db.ts";
import { parked } from "#workers/db/tenant/schema.ts";
import type { Env } from "#workers/env.ts";
import {
  auditPushSchema,
  documentSchema,
  listsPushSchema,
  type QueueName,
  queues,
  wakeUpSchema,
} from "#workers/jobs/messages.ts";

export interface ParkedJob {
  id: string;
  organization: Id<"org">;
  queue: QueueName;
  payload: unknown;
  why: string;
  parkedAt: number;
}

/** Whose a message is, or null if it is not one of ours: then there is nobody to show it to. */
export function organizationOf(queue: QueueName, payload: unknown): Id<"org"> | null {
  if (queue === queues.events) {
    const push = listsPushSchema.safeParse(payload);
    if (push.success) return push.data.lists;
    const line = auditPushSchema.safeParse(payload);
    if (line.success) return line.data.audit;
    const wakeUp = wakeUpSchema.safeParse(payload);
    return wakeUp.success ? (parseRoomId(wakeUp.data.object)?.organization ?? null) : null;
  }
  const document = documentSchema.safeParse(payload);
  return document.success ? document.data.organization : null;
}

/** Parks a job; the same message again stays one row. */
export async function park(env: Env, job: ParkedJob): Promise<void> {
  const { id, organization, queue, payload, why, parkedAt } = job;
  const { orm } = tenantDb(env, organization);
  const row = { organizationId: organization, id, queue, payload: JSON.stringify(payload), why, parkedAt };
  await orm.insert(parked).values(row).onConflictDoNothing();
}

/** What is parked and was not replayed, of everybody or of one organization, newest first; at most 200. */
export async function listParked(env: Env, organization?: Id<"org">): Promise<ParkedJob[]> {
  const wanted = and(
    isNull(parked.replayedAt),
    organization === undefined ? undefined : eq(parked.organizationId, organization),
  );
  const found = await Promise.all(
    allShards(env).map((shard) =>
      shard.select().from(parked).where(wanted).orderBy(desc(parked.parkedAt)).limit(200),
    ),
  );
  return found.flat().map(({ organizationId, queue, payload, ...row }) => ({
    ...{ id: row.id, why: row.why, parkedAt: row.parkedAt, organization: organizationId },
    queue: queue as QueueName,
    payload: JSON.parse(payload) as unknown,
  }));
}

/**
 * Sends a parked job to its queue again. Resolves to false if there is none with this id (in this organization, if one
 * is given).
 */
export async function replayParked(
  env: Env,
  id: string,
  now: number,
  organization?: Id<"org">,
): Promise<boolean> {
  const job = (await listParked(env, organization)).find((each) => each.id === id);
  if (!job) return false;
  const queue = job.queue === queues.events ? env.EVENTS : env.DOCUMENTS;
  await queue.send(job.payload);
  const { orm } = tenantDb(env, job.organization);
  await orm
    .update(parked)
    .set({ replayedAt: now })
    .where(and(eq(parked.organizationId, job.organization), eq(parked.id, id)));
  return true;
}

/** Takes a parked job off the list without doing it. Resolves to false if there is none with this id. */
export async function dismissParked(
  env: Env,
  id: string,
  _now: number,
  organization: Id<"org">,
): Promise<boolean> {
  const { orm } = tenantDb(env, organization);
  const gone = await orm
    .delete(parked)
    .where(and(eq(parked.organizationId, organization), eq(parked.id, id), isNull(parked.replayedAt)))
    .returning({ id: parked.id });
  return gone.length > 0;
}
