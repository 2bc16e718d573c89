import { and, desc, eq, gt, sql } from "drizzle-orm";
import { can } from "#domain/access/access.ts";
import type { Application } from "#domain/application/schema.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import type { RequisitionRow } from "#domain/views/board.ts";
import type { Context } from "#workers/context.ts";
import { requisitions } from "#workers/db/tenant/schema.ts";
import type { RequisitionRecord } from "./find-requisition.ts";

/** Requisitions of the organization, open ones first, then by what happened last. Needs requisition.list. */
export async function listRequisitions({ db, actor }: Context): Promise<Outcome<RequisitionRow[]>> {
  if (!can(actor, "requisition.list")) return refuse("access.denied");
  const order = sql`case ${requisitions.status}
    when 'open' then 0 when 'draft' then 1 when 'onHold' then 2 when 'filled' then 3 else 4 end`;
  const rows = await db.orm
    .select()
    .from(requisitions)
    // 0: its room was never opened (a crash in between); a retry of its creation does that.
    .where(and(eq(requisitions.organizationId, db.organization), gt(requisitions.seq, 0)))
    .orderBy(order, desc(requisitions.lastActivityAt), desc(requisitions.id))
    .limit(500);
  return accept(rows.map(present));
}

function present(row: RequisitionRecord): RequisitionRow {
  const { id, title, team, location, status, openings, lastActivityAt, createdAt, seq } = row;
  const count = (wanted: Application["status"], stage?: string) =>
    row.counts
      .filter(([of, at]) => of === wanted && (stage === undefined || at === stage))
      .reduce((sum, [, , applications]) => sum + applications, 0);
  return {
    ...{ id, title, team, location, status, openings, lastActivityAt, createdAt, seq },
    stages: row.stages.map((stage) => ({
      id: stage.id,
      name: stage.name,
      active: count("active", stage.id),
    })),
    active: count("active"),
    rejected: count("rejected"),
    hired: count("hired"),
  };
}
