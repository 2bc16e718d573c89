import { type Id, newId } from "#domain/ids/ids.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { type NewView, newViewSchema } from "#domain/views/board-settings.ts";
import type { InRequisition } from "#workers/context.ts";
import { addView, countViews, mostViews } from "#workers/db/tenant/view-rows.ts";
import { wrongField } from "./candidate-fields.ts";

/**
 * Keeps what somebody looks at under a name: for themselves or, if they say so, the team. A view that filters by stage
 * belongs to its board, as stages do. Needs board.view (asked for by the caller). Refuses with input.invalid, list.full.
 */
export async function saveView(within: InRequisition, input: NewView): Promise<Outcome<{ id: Id<"view"> }>> {
  const { db, record, actor, now } = within;
  const parsed = newViewSchema.safeParse(input);
  if (!parsed.success) return refuse("input.invalid", wrongField(parsed.error));
  if ((await countViews(db)) >= mostViews) return refuse("list.full", { limit: mostViews });
  const { name, team, settings } = parsed.data;
  const everywhere = parsed.data.everywhere && settings.stages.length === 0;
  const id = newId("view");
  const requisitionId = everywhere ? null : record.id;
  await addView(db, { id, requisitionId, ownerId: actor.id, team, name, settings, createdAt: now() });
  return accept({ id });
}
