import { z } from "zod";
import { isId } from "#domain/ids/ids.ts";
import { maxOpenings } from "#domain/requisition/schema.ts";
import type { NewRequisition } from "#workers/services.ts";

/** What the choice "Begin with" sends: nothing, or "template:" or "requisition:" and its id. */
export function startOf(choice: string): NewRequisition["from"] {
  const [kind, id] = choice.split(":");
  if (kind === "template" && isId("tpl", id)) return { template: id };
  if (kind === "requisition" && isId("req", id)) return { requisition: id };
  return undefined;
}

/** What is asked when a requisition begins. Errors are message keys (see new-requisition-dialog.tsx). */
export const newRequisitionSchema = z.object({
  title: z.string({ error: "required" }).trim().min(1, "required").max(120, "tooLong"),
  team: z.string({ error: "required" }).trim().min(1, "required").max(80, "tooLong"),
  department: z.string().trim().max(80, "tooLong").default(""),
  location: z.string({ error: "required" }).trim().min(1, "required").max(80, "tooLong"),
  openings: z.coerce
    .number({ error: "openings" })
    .int("openings")
    .min(1, "openings")
    .max(maxOpenings, "openings")
    .default(1),
  status: z.enum(["draft", "open"]).default("open"),
  from: z.string().default("").transform(startOf),
});
