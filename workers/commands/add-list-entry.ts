import { can } from "#domain/access/access.ts";
import { type Id, newId } from "#domain/ids/ids.ts";
import {
  type ListEntry,
  listNameSchema,
  listPrefix,
  longestName,
  mostEntries,
  newEntrySchema,
} from "#domain/lists/schema.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { audit, type Context } from "#workers/context.ts";
import { addEntry } from "#workers/db/tenant/list-rows.ts";
import { currentLists } from "./current-lists.ts";
import { derivedId } from "./derived-id.ts";
import { sameName } from "./edit-list-entry.ts";
import { listsChanged } from "./lists-changed.ts";

/**
 * Adds an entry at the end of a list; `command` twice is one entry. Needs lists.edit. Refuses: list.missing,
 * input.invalid, list.nameTaken, list.full.
 */
export async function addListEntry(
  context: Context,
  name: string,
  input: unknown,
  command: Id<"cmd"> = newId("cmd"),
): Promise<Outcome<{ id: ListEntry["id"] }>> {
  if (!can(context.actor, "lists.edit")) return refuse("access.denied");
  const list = listNameSchema.safeParse(name);
  if (!list.success) return refuse("list.missing");
  const parsed = newEntrySchema.safeParse(input);
  if (!parsed.success || parsed.data.name.length > longestName[list.data]) {
    return refuse("input.invalid", { field: "name" });
  }
  const { entries } = await currentLists(context.db);
  const known = entries[list.data];
  const id = await derivedId(listPrefix[list.data], `${context.db.organization}:${list.data}:${command}`);
  if (known.some((entry) => entry.id === id)) return accept({ id });
  if (known.some((entry) => sameName(entry.name, parsed.data.name))) return refuse("list.nameTaken");
  if (known.length >= mostEntries[list.data]) return refuse("list.full", { limit: mostEntries[list.data] });
  const entry: ListEntry = {
    id,
    name: parsed.data.name,
    side: list.data === "reasons" ? (parsed.data.side ?? "weDeclined") : null,
    hue: list.data === "labels" ? (parsed.data.hue ?? 205) : null,
    archived: false,
  };
  await addEntry(context.db, list.data, entry);
  await listsChanged(context);
  await audit(context, { action: "lists.changed", subject: id, after: { list: list.data, added: true } });
  return accept({ id });
}
