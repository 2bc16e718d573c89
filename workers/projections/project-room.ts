/** Brings the rows of one room up to its object. A wake-up says only "look": what happened is read from the room. */
import { and, eq } from "drizzle-orm";
import { parseRoomId, type RoomAddress } from "#domain/ids/objects.ts";
import { afterArrival } from "#workers/commands/settle-reach.ts";
import { type TenantDb, tenantDb } from "#workers/db/tenant/db.ts";
import { rooms } from "#workers/db/tenant/schema.ts";
import type { Env } from "#workers/env.ts";
import { eventsAfterSchema, hubAt, roomAt } from "#workers/objects.ts";
import { type Position, projectStep } from "./project-step.ts";

/** Events in one D1 batch. */
const defaultPage = 200;
/** How often another consumer may overtake us before the message goes back to its queue. */
const maxOvertaken = 20;

export interface Projected {
  requisition: string;
  seq: number;
  /** Events that this call applied. */
  applied: number;
}

/**
 * Projects everything that the room has and D1 has not. Safe to call twice, at once, or out of order. Throws if the
 * name is no room's or if D1 or the room fail: the queue tries again.
 */
export async function projectRoom(
  env: Env,
  object: string,
  now: number,
  pageSize = defaultPage,
): Promise<Projected> {
  const address = parseRoomId(object);
  if (!address) throw new Error("not a room's name");
  const db = tenantDb(env, address.organization);
  const room = roomAt(env, address);
  let applied = 0;
  const interviewers = new Set<string>();
  const finish = async (seq: number, rankRev: number): Promise<Projected> => {
    await room.projected(seq, rankRev);
    if (applied > 0) await tellHub(env, address, object, [...interviewers]);
    return { requisition: address.requisition, seq, applied };
  };
  for (let overtaken = 0; overtaken < maxOvertaken; ) {
    const known = await readPosition(db, object, address);
    const from = known ?? { object, requisition: address.requisition, seq: 0, rankRev: 0 };
    const page = eventsAfterSchema.parse(await room.eventsAfter(from.seq, from.rankRev, pageSize));
    const upTo = page.events.at(-1)?.seq ?? from.seq;
    const whole = upTo >= page.head;
    if (page.events.length === 0 && (!whole || page.rankRev === from.rankRev)) {
      return finish(from.seq, from.rankRev);
    }
    // Only a room in which something has happened is one of ours: a wake-up may name any.
    if (!known) await enter(db, from);
    // Ranks may be about applications that a later page creates: they wait for the last one.
    const step = whole ? page : { events: page.events, ranks: {}, rankRev: from.rankRev };
    const done = await projectStep(db, from, step, now);
    if (!done) {
      overtaken += 1;
      continue;
    }
    for (const user of done.interviewers) interviewers.add(user);
    const came = step.events.flatMap((event) =>
      event.type === "application.created" || event.type === "application.arrived"
        ? [event.data.candidate]
        : [],
    );
    // Whoever it is hidden from loses their board (a command over a socket, a transfer): the room asked nobody.
    if (came.length > 0) await afterArrival(env, address, came, true).catch(() => undefined);
    applied += Math.max(1, step.events.length);
    // What has happened meanwhile has a wake-up of its own, and company by then: under load, looking again at once
    // would never end.
    if (whole) return finish(upTo, page.rankRev);
  }
  throw new Error("overtaken too often");
}

/** Where the room's rows stand; null if it is not among ours yet. */
async function readPosition(
  db: TenantDb,
  object: string,
  { requisition }: RoomAddress,
): Promise<Position | null> {
  const { organization, orm } = db;
  const found = await orm
    .select()
    .from(rooms)
    .where(and(eq(rooms.organizationId, organization), eq(rooms.object, object)));
  const row = found[0];
  return row ? { object, requisition, seq: row.projectedSeq, rankRev: row.rankRev } : null;
}

async function enter({ organization, orm }: TenantDb, { object, requisition }: Position): Promise<void> {
  await orm
    .insert(rooms)
    .values({ organizationId: organization, object, requisitionId: requisition })
    .onConflictDoNothing();
}

/** Lists that are open load again. They would without it, later: failing to tell must not fail the projection. */
async function tellHub(
  env: Env,
  address: RoomAddress,
  object: string,
  interviewers: string[],
): Promise<void> {
  const hub = hubAt(env, address.organization);
  await hub.changed(address.requisition, object).catch(() => undefined);
  if (interviewers.length > 0) await hub.interviews(interviewers).catch(() => undefined);
}
