import type { Id } from "#domain/ids/ids.ts";
import { finishReading } from "#workers/commands/finish-reading.ts";
import { pushLists } from "#workers/commands/push-lists.ts";
import { readDocument } from "#workers/documents/read-document.ts";
import type { Env } from "#workers/env.ts";
import { log } from "#workers/http/log.ts";
import { hubAt } from "#workers/objects.ts";
import { organizationOf, park } from "#workers/projections/parked.ts";
import { projectRoom } from "#workers/projections/project-room.ts";
import {
  auditPushSchema,
  deadSuffix,
  documentSchema,
  listsPushSchema,
  type QueueName,
  queues,
  wakeUpSchema,
} from "./messages.ts";

type Batch = Pick<MessageBatch, "queue" | "messages">;

/** One batch of one queue; which queue it is says what its messages are. */
export async function onQueue(batch: Batch, env: Env): Promise<void> {
  switch (batch.queue) {
    case queues.events:
      return onWakeUps(batch, env);
    case queues.documents:
      return onDocuments(batch, env);
    case `${queues.events}${deadSuffix}`:
      return onDead(batch, env, queues.events);
    case `${queues.documents}${deadSuffix}`:
      return onDead(batch, env, queues.documents);
    default:
      throw new Error(`nobody reads the queue ${batch.queue}`);
  }
}

/** Fifty wake-ups of one room are one look at it. */
async function onWakeUps(batch: Batch, env: Env): Promise<void> {
  const byRoom = new Map<string, Message[]>();
  const byOrganization = new Map<Id<"org">, Message[]>();
  for (const message of batch.messages) {
    const parsed = wakeUpSchema.safeParse(message.body);
    const push = listsPushSchema.safeParse(message.body);
    const lines = auditPushSchema.safeParse(message.body);
    if (lines.success) {
      const { audit, entries } = lines.data;
      const done = await attempt("audit", () => hubAt(env, audit).record(entries));
      done ? message.ack() : message.retry({ delaySeconds: delayOf(message) });
    } else if (push.success) {
      const { lists } = push.data;
      byOrganization.set(lists, [...(byOrganization.get(lists) ?? []), message]);
    } else if (!parsed.success) message.retry();
    else byRoom.set(parsed.data.object, [...(byRoom.get(parsed.data.object) ?? []), message]);
  }
  for (const [object, messages] of byRoom) {
    const done = await attempt("projection", () => projectRoom(env, object, Date.now()));
    for (const message of messages) done ? message.ack() : message.retry({ delaySeconds: delayOf(message) });
  }
  for (const [organization, messages] of byOrganization) {
    const done = await attempt("lists", () => pushLists(env, organization));
    for (const message of messages) done ? message.ack() : message.retry({ delaySeconds: delayOf(message) });
  }
}

async function onDocuments(batch: Batch, env: Env): Promise<void> {
  for (const message of batch.messages) {
    const parsed = documentSchema.safeParse(message.body);
    const done = parsed.success && (await attempt("reading", () => readDocument(env, parsed.data)));
    done ? message.ack() : message.retry({ delaySeconds: delayOf(message) });
  }
}

/** The end of the line: a row for a person, and for a file a card that says that it could not be read. */
async function onDead(batch: Batch, env: Env, queue: QueueName): Promise<void> {
  for (const message of batch.messages) {
    const organization = organizationOf(queue, message.body);
    if (organization) {
      const why = `failed ${message.attempts} times`;
      await park(env, {
        id: message.id,
        organization,
        queue,
        payload: message.body,
        why,
        parkedAt: Date.now(),
      });
    } else log("queue.unknown", { queue, message: message.id });
    const document = documentSchema.safeParse(message.body);
    if (queue === queues.documents && document.success) await giveUp(env, document.data);
    message.ack();
  }
}

async function giveUp(
  env: Env,
  { organization, file }: { organization: `org_${string}`; file: `file_${string}` },
) {
  const nothing = { reading: "unreadable" as const, text: null, pages: null, found: {} };
  await finishReading(env, organization, file, { ...nothing, problem: "document.unreadable" });
}

/** Whether it went well. The reason stays in our log, by its class: messages may quote a person's words. */
async function attempt(job: string, run: () => Promise<unknown>): Promise<boolean> {
  try {
    await run();
    return true;
  } catch (error) {
    log("queue.failed", { job, name: error instanceof Error ? error.name : "unknown" });
    return false;
  }
}

/** Seconds: 1, 2, 4 … at most a minute. */
function delayOf(message: Message): number {
  return Math.min(60, 2 ** (message.attempts - 1));
}
