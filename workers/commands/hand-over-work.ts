import { and, eq } from "drizzle-orm";
import { systemActor } from "#domain/access/access.ts";
import { type Id, newId } from "#domain/ids/ids.ts";
import type { Context } from "#workers/context.ts";
import { applications, requisitions } from "#workers/db/tenant/schema.ts";
import { moveTeams } from "#workers/db/tenant/team-rows.ts";
import { hubAt, roomAt } from "#workers/objects.ts";

/** Commands in one call of a room. */
const batch = 200;

/**
 * What somebody had passes to another member, or to nobody: their places on teams, and the active applications that
 * they looked after. Doing it again does the rest. Throws if a room cannot be reached: nothing is half lost, as what
 * has passed on stays.
 */
export async function handOverWork(context: Context, from: string, to: string | null): Promise<void> {
  const { actor, db, env, now } = context;
  for (const { requisition, confidential, users } of await moveTeams(db, from, to, {
    user: actor.id,
    at: now(),
  })) {
    await hubAt(env, db.organization).audience(requisition, { confidential, users });
  }
  const rows = await db.orm
    .select({
      application: applications.id,
      requisition: applications.requisitionId,
      jurisdiction: requisitions.jurisdiction,
    })
    .from(applications)
    .innerJoin(
      requisitions,
      and(
        eq(requisitions.organizationId, applications.organizationId),
        eq(requisitions.id, applications.requisitionId),
      ),
    )
    .where(
      and(
        eq(applications.organizationId, db.organization),
        eq(applications.assignee, from),
        eq(applications.status, "active"),
      ),
    );
  for (const [requisition, cards] of Map.groupBy(rows, (row) => row.requisition)) {
    await assignAll(context, { requisition, jurisdiction: cards[0]?.jurisdiction ?? null }, cards, {
      from,
      to,
    });
  }
}

async function assignAll(
  { db, env }: Context,
  place: { requisition: Id<"req">; jurisdiction: "eu" | "us" | null },
  cards: readonly { application: Id<"app"> }[],
  { from, to }: { from: string; to: string | null },
): Promise<void> {
  const room = roomAt(env, { organization: db.organization, ...place });
  const commands = cards.map(({ application }) => ({
    ...{ id: newId("cmd"), baseSeq: 0, type: "application.assign" },
    args: { application, assignee: to, from },
  }));
  // What somebody else took meanwhile is refused, and theirs.
  for (let at = 0; at < commands.length; at += batch) {
    await room.executeAll(systemActor(db.organization, "handOver"), commands.slice(at, at + batch));
  }
}
