import { z } from "zod";
import { longestGroupName } from "#domain/views/groups.ts";

const group = z.string().min(1).max(64);
const name = z.string().trim().min(1).max(longestGroupName);
/** Ids, joined by a comma. */
const members = z.string().transform((text) => text.split(",").filter(Boolean));

/** What the page's dialogs send; `name` of a deletion is only for the note afterwards. */
export const groupActSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("make"), name, members }),
  z.object({ intent: z.literal("change"), group, name, members }),
  z.object({ intent: z.literal("delete"), group, name: z.string() }),
]);
export type GroupAct = z.input<typeof groupActSchema>;
