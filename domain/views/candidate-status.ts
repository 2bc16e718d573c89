/** What a candidate sees of their application. Nothing here comes from inside: no stage names, reasons, others. */
import { z } from "zod";
import { inboxEntrySchema } from "../announcement/schema.ts";
import { idSchema } from "../ids/ids.ts";

export const candidateStatusSchema = z.object({
  application: idSchema("app"),
  /** The public title of the role. */
  role: z.string(),
  organization: z.string(),
  location: z.string(),
  /** Newest last. */
  entries: z.array(
    inboxEntrySchema
      .pick({ seq: true, at: true, notice: true, requisition: true })
      .partial({ requisition: true }),
  ),
});
export type CandidateStatus = z.infer<typeof candidateStatusSchema>;
export type StatusEntry = CandidateStatus["entries"][number];
