/** What a room's state is beside its applications, as columns of the requisition's row: the same, field by field. */
import type { RoomState } from "#domain/requisition/schema.ts";
import type { requisitions } from "#workers/db/tenant/schema.ts";

type RequisitionRow = typeof requisitions.$inferSelect;
type Frame = Omit<RoomState, "organization" | "requisition" | "applications">;
type FrameRow = Pick<
  RequisitionRow,
  "status" | "stages" | "reasons" | "closeReasons" | "labels" | "sources" | "seats"
>;

/** The columns that a projection writes. */
export function frameToRow(frame: Frame): FrameRow {
  const { status, stages, reasons, closeReasons, labels, sources, openings } = frame;
  return { status, stages, reasons, closeReasons, labels, sources, seats: openings };
}

/** The part of the state that a row stands for. */
export function frameFromRow(row: FrameRow): Frame {
  const { status, stages, reasons, closeReasons, labels, sources, seats } = row;
  return { status, stages, reasons, closeReasons, labels, sources, openings: seats };
}

/** The columns as they are before anything was projected. */
export const blankFrame: FrameRow = {
  status: "draft",
  stages: [],
  reasons: [],
  closeReasons: [],
  labels: [],
  sources: [],
  seats: [],
};
