/** Adds lines to an organization's audit chain. What was done stands, whether or not its line could be written at once. */
import type { Actor } from "#domain/access/access.ts";
import type { AuditAction, AuditEntry } from "#domain/audit/schema.ts";
import { type Id, newId } from "#domain/ids/ids.ts";
import type { Env } from "#workers/env.ts";
import { log } from "#workers/http/log.ts";
import { hubAt } from "#workers/objects.ts";

export interface Act {
  action: AuditAction;
  /** What it is about, by id. */
  subject?: string | null;
  requisition?: Id<"req"> | null;
  /** Ids, enums and numbers, never words of people. */
  before?: AuditEntry["before"];
  after?: AuditEntry["after"];
}

export interface Recording {
  env: Pick<Env, "ORGANIZATION" | "EVENTS">;
  organization: Id<"org">;
  actor: Pick<Actor, "kind" | "id"> & { onBehalfOf?: string };
  from: AuditEntry["from"];
  at: number;
}

/**
 * One line for each act. If the organization's object cannot be reached, the line goes by queue, without its origin
 * (a queue holds nothing personal), and is tried until it is there; each makes one line, however often it is sent.
 */
export async function record(
  { env, organization, actor, from, at }: Recording,
  ...acts: Act[]
): Promise<void> {
  const { kind, id, onBehalfOf } = actor;
  const entries = acts.map(({ action, subject, requisition, before, after }) => ({
    ...{ id: newId("evt"), at, actor: { kind, id, ...(onBehalfOf && { onBehalfOf }) }, action, from },
    ...{
      subject: subject ?? null,
      requisition: requisition ?? null,
      before: before ?? null,
      after: after ?? null,
    },
  }));
  const go = () => hubAt(env, organization).record(entries);
  await go()
    .catch(go)
    .catch(() =>
      env.EVENTS.send({ audit: organization, entries: entries.map((each) => ({ ...each, from: null })) }),
    )
    .catch(() => log("audit.lost", { organization, actions: acts.map(({ action }) => action).join() }));
}
