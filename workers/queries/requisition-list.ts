import { and, desc, eq, gt, inArray, sql } from "drizzle-orm";
import { type Actor, can } from "#domain/access/access.ts";
import { teamRoles, teamSees } from "#domain/access/requisition.ts";
import type { Application } from "#domain/application/schema.ts";
import { stagesInUse } from "#domain/pipeline/schema.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import type { RequisitionRow } from "#domain/views/board.ts";
import type { Context } from "#workers/context.ts";
import { requisitions, teamPlaces } from "#workers/db/tenant/schema.ts";
import type { RequisitionRecord } from "./find-requisition.ts";
import { notHidden } from "./not-hidden.ts";

/**
 * The requisitions that the asker reaches, open ones first, then by what happened last. Refuses with access.denied who
 * has neither requisition.list nor a place on a team that sees the board.
 */
export async function listRequisitions(context: Context): Promise<Outcome<RequisitionRow[]>> {
  const { db, actor } = context;
  const order = sql`case ${requisitions.status}
    when 'open' then 0 when 'draft' then 1 when 'onHold' then 2 when 'filled' then 3 else 4 end`;
  const rows = await db.orm
    .select()
    .from(requisitions)
    // 0: its room was never opened (a crash in between); a retry of its creation does that.
    .where(
      and(
        eq(requisitions.organizationId, db.organization),
        gt(requisitions.seq, 0),
        reachable(actor),
        await notHidden(context),
      ),
    )
    .orderBy(order, desc(requisitions.lastActivityAt), desc(requisitions.id))
    .limit(500);
  if (rows.length === 0 && !can(actor, "requisition.list")) return refuse("access.denied");
  return accept(rows.map(present));
}

/** As `reaches` says it (domain/access/requisition.ts), in SQL. */
export function reachable(actor: Actor) {
  if (can(actor, "requisition.viewConfidential")) return undefined;
  const roles = teamRoles.filter((role) => teamSees(role));
  const onTeam = can(actor, "requisition.beOnTeam")
    ? sql`${requisitions.id} in (select ${teamPlaces.requisitionId} from ${teamPlaces}
        where ${teamPlaces.organizationId} = ${actor.organization} and ${teamPlaces.userId} = ${actor.id}
        and ${can(actor, "board.view") ? sql`1` : inArray(teamPlaces.role, roles)})`
    : sql`0`;
  return can(actor, "requisition.viewAll") ? sql`(not ${requisitions.confidential} or ${onTeam})` : onTeam;
}

function present(row: RequisitionRecord): RequisitionRow {
  const { id, title, team, department, location, status, seats, lastActivityAt, createdAt, seq } = row;
  // Older ones do not count each opening: then it is as many as were asked for.
  const openings = seats.length > 0 ? seats.filter((seat) => seat.status !== "closed").length : row.openings;
  const count = (wanted: Application["status"], stage?: string) =>
    row.counts
      .filter(([of, at]) => of === wanted && (stage === undefined || at === stage))
      .reduce((sum, [, , applications]) => sum + applications, 0);
  return {
    ...{ id, title, team, department, location, status, openings, lastActivityAt, createdAt, seq },
    stages: stagesInUse(row.stages).map((stage) => ({
      id: stage.id,
      name: stage.name,
      active: count("active", stage.id),
    })),
    active: count("active"),
    rejected: count("rejected"),
    hired: count("hired"),
  };
}
