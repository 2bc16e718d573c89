/** The audit chain as an administrator reads it: lines of the organization's chain and of its rooms', newest first. */
import { z } from "zod";
import { actorKinds } from "../access/access.ts";
import { auditActions } from "../audit/schema.ts";

export const auditRowSchema = z.object({
  /** `chain` and number make it unique: "organization", or a requisition's id. */
  chain: z.string(),
  seq: z.number().int(),
  at: z.number().int(),
  actor: z.object({ kind: z.enum(actorKinds), id: z.string(), name: z.string() }),
  onBehalfOf: z.string().nullable(),
  /** An action of domain/audit, or the type of a room's event. */
  action: z.string(),
  subject: z.string().nullable(),
  requisition: z.object({ id: z.string(), title: z.string() }).nullable(),
  /** JSON, short. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  network: z.string().nullable(),
  program: z.string().nullable(),
});
export type AuditRow = z.infer<typeof auditRowSchema>;

/** What one may ask for. Times in UTC epoch milliseconds; `until` of the last row is where the next page begins. */
export const auditQuerySchema = z.object({
  actor: z.string().max(64).optional(),
  action: z.string().max(64).optional(),
  requisition: z.string().max(64).optional(),
  since: z.coerce.number().int().nonnegative().optional(),
  until: z.coerce.number().int().nonnegative().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type AuditQuery = z.infer<typeof auditQuerySchema>;

export const auditViewSchema = z.object({
  rows: z.array(auditRowSchema),
  /** Whether there are older ones. */
  more: z.boolean(),
  /** Actions that one can filter by, those of rooms included. */
  actions: z.array(z.string()),
});
export type AuditView = z.infer<typeof auditViewSchema>;
export const chainActions: readonly string[] = auditActions;
