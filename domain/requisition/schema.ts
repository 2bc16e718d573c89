/** The facts that a requisition's room owns: its status, pipeline, reasons and applications. No personal data. */
import { z } from "zod";
import { type Application, applicationSchema } from "../application/schema.ts";
import { idSchema } from "../ids/ids.ts";
import { pipelineSchema } from "../pipeline/schema.ts";

export const requisitionStatuses = ["draft", "open", "onHold", "filled", "closed"] as const;
export const requisitionStatusSchema = z.enum(requisitionStatuses);
export type RequisitionStatus = z.infer<typeof requisitionStatusSchema>;

/** Why somebody was rejected: chosen from the organization's list, never told to candidates. */
export const reasonSchema = z.object({
  id: idSchema("rsn"),
  label: z.string().trim().min(1).max(80),
  side: z.enum(["weDeclined", "theyDeclined"]),
  /** Not offered any more. */
  archived: z.literal(true).optional(),
});
export type Reason = z.infer<typeof reasonSchema>;

const word = z.string().trim().min(1).max(80);
/** An entry of one of the organization's lists. An archived one is not offered any more; what has it keeps it. */
export const labelSchema = z.object({
  id: idSchema("lbl"),
  name: word.max(40),
  hue: z.number().int().min(0).max(359),
  archived: z.literal(true).optional(),
});
export type Label = z.infer<typeof labelSchema>;

export const sourceEntrySchema = z.object({
  id: idSchema("src"),
  name: word,
  archived: z.literal(true).optional(),
});
export type SourceEntry = z.infer<typeof sourceEntrySchema>;

/** Why an opening, or the requisition, was closed. */
export const closeReasonSchema = z.object({
  id: idSchema("rsn"),
  label: word,
  archived: z.literal(true).optional(),
});
export type CloseReason = z.infer<typeof closeReasonSchema>;

/** One seat. `filled` as long as its application is hired. */
export const openingSchema = z.object({
  id: idSchema("opn"),
  status: z.enum(["open", "filled", "closed"]),
  application: idSchema("app").optional(),
  /** Set while closed. */
  reason: idSchema("rsn").optional(),
});
export type Opening = z.infer<typeof openingSchema>;
export const maxOpenings = 200;

/** The organization's lists as a room knows them: pushed into it whenever they are edited. */
export const listsSchema = z.object({
  reasons: z.array(reasonSchema).max(100),
  closeReasons: z.array(closeReasonSchema).max(100),
  labels: z.array(labelSchema).max(200),
  sources: z.array(sourceEntrySchema).max(200),
});
export type Lists = z.infer<typeof listsSchema>;

export const roomStateSchema = z.object({
  organization: idSchema("org"),
  requisition: idSchema("req"),
  status: requisitionStatusSchema,
  stages: pipelineSchema,
  reasons: z.array(reasonSchema).max(100),
  closeReasons: listsSchema.shape.closeReasons.default([]),
  labels: listsSchema.shape.labels.default([]),
  sources: listsSchema.shape.sources.default([]),
  /** In the order in which they were added. None: the requisition does not count its openings. */
  openings: z.array(openingSchema).max(maxOpenings).default([]),
  applications: z.record(idSchema("app"), applicationSchema),
});
export interface RoomState extends Omit<z.infer<typeof roomStateSchema>, "applications"> {
  applications: Readonly<Record<string, Application>>;
}
