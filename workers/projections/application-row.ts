/** An application as a row and as a fact of its room: the same, field by field. */
import type { Application } from "#domain/application/schema.ts";
import type { Id } from "#domain/ids/ids.ts";
import type { applications } from "#workers/db/tenant/schema.ts";

export type ApplicationRow = typeof applications.$inferSelect;

/** The row of an application. `rank` is kept as it is known; ranks are written apart. */
export function toRow(
  organizationId: Id<"org">,
  requisitionId: Id<"req">,
  application: Application,
  rank: string | null,
): ApplicationRow {
  const { id, status, source, createdAt, enteredStageAt } = application;
  return {
    organizationId,
    id,
    requisitionId,
    candidateId: application.candidate,
    status,
    stageId: application.stage,
    source,
    createdAt,
    enteredStageAt,
    reasonId: application.reason ?? null,
    told: application.told ?? null,
    pending: application.pending ?? null,
    rank,
    assignee: application.assignee ?? null,
    openingId: application.opening ?? null,
    toRequisitionId: application.to ?? null,
    originId: application.origin ?? null,
    interviews: application.interviews ?? null,
    hop: application.hop ?? 0,
  };
}

/** The application that a row stands for. */
export function fromRow(row: ApplicationRow): Application {
  return {
    id: row.id,
    candidate: row.candidateId,
    status: row.status,
    stage: row.stageId,
    source: row.source,
    createdAt: row.createdAt,
    enteredStageAt: row.enteredStageAt,
    ...(row.reasonId && { reason: row.reasonId }),
    ...(row.told && { told: row.told }),
    ...(row.pending && { pending: row.pending }),
    ...(row.assignee && { assignee: row.assignee }),
    ...(row.openingId && { opening: row.openingId }),
    ...(row.toRequisitionId && { to: row.toRequisitionId }),
    ...(row.originId && { origin: row.originId }),
    ...(row.interviews && { interviews: row.interviews }),
    ...(row.hop > 0 && { hop: row.hop }),
  };
}
