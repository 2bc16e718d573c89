import { can } from "#domain/access/access.ts";
import { entryEditSchema, listNameSchema, longestName } from "#domain/lists/schema.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { audit, type Context } from "#workers/context.ts";
import { changeEntry } from "#workers/db/tenant/list-rows.ts";
import { currentLists } from "./current-lists.ts";
import { listsChanged } from "./lists-changed.ts";

/** Names that a person takes for one. */
export function sameName(left: string, right: string): boolean {
  return left.trim().toLowerCase() === right.trim().toLowerCase();
}

/**
 * Renames, recolours, archives or restores an entry; what has it keeps it. Needs lists.edit. Refuses: list.missing,
 * input.invalid, list.nameTaken.
 */
export async function editListEntry(
  context: Context,
  name: string,
  id: string,
  input: unknown,
): Promise<Outcome<null>> {
  if (!can(context.actor, "lists.edit")) return refuse("access.denied");
  const list = listNameSchema.safeParse(name);
  if (!list.success) return refuse("list.missing");
  const known = (await currentLists(context.db)).entries[list.data];
  const entry = known.find((each) => each.id === id);
  if (!entry) return refuse("list.missing");
  const parsed = entryEditSchema.safeParse(input);
  if (!parsed.success || (parsed.data.name?.length ?? 0) > longestName[list.data]) {
    return refuse("input.invalid", { field: "name" });
  }
  const { name: renamed, side, hue, archived } = parsed.data;
  if (renamed !== undefined && known.some((each) => each.id !== id && sameName(each.name, renamed))) {
    return refuse("list.nameTaken");
  }
  const changes = {
    ...(renamed !== undefined && { name: renamed }),
    ...(side !== undefined && list.data === "reasons" && { side }),
    ...(hue !== undefined && list.data === "labels" && { hue }),
    ...(archived !== undefined && { archived }),
  };
  if (Object.keys(changes).length === 0) return accept(null);
  await changeEntry(context.db, list.data, id, changes);
  await listsChanged(context);
  await audit(context, {
    action: "lists.changed",
    subject: id,
    after: { list: list.data, changed: Object.keys(changes).join() },
  });
  return accept(null);
}
