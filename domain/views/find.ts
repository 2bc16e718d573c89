/** What is found by a name: the applications of people, with where they are. */
import { z } from "zod";
import { applicationStatuses } from "../application/schema.ts";
import { idSchema } from "../ids/ids.ts";

export const foundPersonSchema = z.object({
  application: idSchema("app"),
  requisition: idSchema("req"),
  /** The requisition's. */
  title: z.string(),
  name: z.string(),
  headline: z.string().nullable(),
  status: z.enum(applicationStatuses),
});
export type FoundPerson = z.infer<typeof foundPersonSchema>;
