import { z } from "zod";

/** What is asked when a requisition begins. Errors are message keys (see new-requisition-dialog.tsx). */
export const newRequisitionSchema = z.object({
  title: z.string({ error: "required" }).trim().min(1, "required").max(120, "tooLong"),
  team: z.string({ error: "required" }).trim().min(1, "required").max(80, "tooLong"),
  location: z.string({ error: "required" }).trim().min(1, "required").max(80, "tooLong"),
  openings: z.coerce
    .number({ error: "openings" })
    .int("openings")
    .min(1, "openings")
    .max(999, "openings")
    .default(1),
});
