import { z } from "zod";
import { listNameSchema } from "#domain/lists/schema.ts";

const list = listNameSchema;
const entry = z.string().min(1).max(64);
const name = z.string().trim().min(1).max(80);
const side = z.enum(["weDeclined", "theyDeclined"]);
const hue = z.coerce.number().int().min(0).max(359);

/** What the page's buttons and forms send. */
export const listActSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("add"), list, name, side: side.optional(), hue: hue.optional() }),
  z.object({ intent: z.literal("rename"), list, entry, name, side: side.optional() }),
  z.object({ intent: z.literal("recolour"), list, entry, hue }),
  z.object({ intent: z.literal("archive"), list, entry }),
  z.object({ intent: z.literal("restore"), list, entry }),
  /** Ids in their new order, separated by commas. */
  z.object({ intent: z.literal("order"), list, ids: z.string() }),
]);
export type ListAct = z.infer<typeof listActSchema>;
