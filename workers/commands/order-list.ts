import { z } from "zod";
import { can } from "#domain/access/access.ts";
import { listNameSchema } from "#domain/lists/schema.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { audit, type Context } from "#workers/context.ts";
import { orderEntries } from "#workers/db/tenant/list-rows.ts";
import { currentLists } from "./current-lists.ts";
import { listsChanged } from "./lists-changed.ts";

export const listOrderSchema = z.object({ ids: z.array(z.string().max(40)).max(200) });

/**
 * Puts a list in this order. Entries that are not named keep theirs, behind the named ones: somebody may have added
 * them meanwhile. Needs lists.edit. Refuses: list.missing, input.invalid.
 */
export async function orderList(context: Context, name: string, input: unknown): Promise<Outcome<null>> {
  if (!can(context.actor, "lists.edit")) return refuse("access.denied");
  const list = listNameSchema.safeParse(name);
  if (!list.success) return refuse("list.missing");
  const parsed = listOrderSchema.safeParse(input);
  if (!parsed.success) return refuse("input.invalid", { field: "ids" });
  const known: string[] = (await currentLists(context.db)).entries[list.data].map(({ id }) => id);
  const named = [...new Set(parsed.data.ids)].filter((id) => known.includes(id));
  const order = [...named, ...known.filter((id) => !named.includes(id))];
  if (order.every((id, at) => id === known[at])) return accept(null);
  await orderEntries(context.db, list.data, order);
  await listsChanged(context);
  await audit(context, { action: "lists.changed", after: { list: list.data, ordered: true } });
  return accept(null);
}
