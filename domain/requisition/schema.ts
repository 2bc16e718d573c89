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
});
export type Reason = z.infer<typeof reasonSchema>;

export const roomStateSchema = z.object({
  organization: idSchema("org"),
  requisition: idSchema("req"),
  status: requisitionStatusSchema,
  stages: pipelineSchema,
  reasons: z.array(reasonSchema).max(100),
  applications: z.record(idSchema("app"), applicationSchema),
});
export interface RoomState extends Omit<z.infer<typeof roomStateSchema>, "applications"> {
  applications: Readonly<Record<string, Application>>;
}
