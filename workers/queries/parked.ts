/** Parked work of one organization. */
import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import { can } from "#domain/access/access.ts";
import { parseRoomId } from "#domain/ids/objects.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import type { ParkedView } from "#domain/views/parked.ts";
import type { Context } from "#workers/context.ts";
import { jsonList } from "#workers/db/tenant/json-list.ts";
import { files, parked, requisitions } from "#workers/db/tenant/schema.ts";
import { documentSchema, queues, wakeUpSchema } from "#workers/jobs/messages.ts";

const most = 200;

/** What waits for somebody, newest first. Refuses with access.denied (organization.manage). */
export async function viewParked({ db, actor }: Context): Promise<Outcome<ParkedView[]>> {
  if (!can(actor, "organization.manage")) return refuse("access.denied");
  const rows = await db.orm
    .select()
    .from(parked)
    .where(and(eq(parked.organizationId, db.organization), isNull(parked.replayedAt)))
    .orderBy(desc(parked.parkedAt))
    .limit(most);
  const jobs = rows.map((row) => ({ ...row, ...subjectOf(row.queue, JSON.parse(row.payload)) }));
  const ids = jobs.flatMap(({ subject }) => subject ?? []);
  const [titles, names] = await db.orm.batch([
    db.orm
      .select({ id: requisitions.id, words: requisitions.title })
      .from(requisitions)
      .where(and(eq(requisitions.organizationId, db.organization), inArray(requisitions.id, jsonList(ids)))),
    db.orm
      .select({ id: files.id, words: files.name })
      .from(files)
      .where(and(eq(files.organizationId, db.organization), inArray(files.id, jsonList(ids)))),
  ]);
  const known = new Map<string, string>([...titles, ...names].map(({ id, words }) => [id, words]));
  return accept(
    jobs.map(({ id, kind, subject, why, parkedAt }) => ({
      id,
      kind,
      about: known.get(subject ?? "") ?? null,
      attempts: Number(/\d+/.exec(why)?.[0] ?? 0),
      parkedAt,
    })),
  );
}

function subjectOf(queue: string, payload: unknown): { kind: ParkedView["kind"]; subject: string | null } {
  if (queue === queues.documents) {
    return { kind: "reading", subject: documentSchema.safeParse(payload).data?.file ?? null };
  }
  const wakeUp = wakeUpSchema.safeParse(payload);
  if (wakeUp.success) {
    return { kind: "board", subject: parseRoomId(wakeUp.data.object)?.requisition ?? null };
  }
  const isAudit = typeof payload === "object" && payload !== null && "audit" in payload;
  return { kind: isAudit ? "audit" : "lists", subject: null };
}
