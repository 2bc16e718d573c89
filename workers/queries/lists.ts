import { can } from "#domain/access/access.ts";
import type { ListEntries } from "#domain/lists/schema.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { currentLists } from "#workers/commands/current-lists.ts";
import type { Context } from "#workers/context.ts";

/** The organization's lists with their archived entries. Needs requisition.list. */
export async function viewLists({ db, actor }: Context): Promise<Outcome<ListEntries>> {
  if (!can(actor, "requisition.list")) return refuse("access.denied");
  return accept((await currentLists(db)).entries);
}
