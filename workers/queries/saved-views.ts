/** Saved views as the viewer may see them. */
import { can } from "#domain/access/access.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { boardSettingsSchema, type SavedViews } from "#domain/views/board-settings.ts";
import type { InRequisition } from "#workers/context.ts";
import { readDefaultView, readViews, type ViewRow } from "#workers/db/tenant/view-rows.ts";

/** Whether the viewer may rename, change and delete it: their own, and the team's with pipeline.edit. */
export function mayEditView({ actor }: Pick<InRequisition, "actor">, row: ViewRow): boolean {
  return row.ownerId === actor.id || (row.team && can(actor, "pipeline.edit"));
}

/** One view of this board that the viewer can see. Refuses with resource.missing. */
export async function findView(within: InRequisition, id: string): Promise<Outcome<ViewRow>> {
  const rows = await readViews(within.db, within.record.id, within.actor.id);
  const row = rows.find((each) => each.id === id);
  return row ? accept(row) : refuse("resource.missing");
}

/** Needs board.view (asked for by the caller). */
export async function viewSavedViews(within: InRequisition): Promise<Outcome<SavedViews>> {
  const { db, record, actor } = within;
  const [rows, chosen] = await Promise.all([
    readViews(db, record.id, actor.id),
    readDefaultView(db, record.id, actor.id),
  ]);
  const views = rows.flatMap((row) => {
    // What an older version wrote and nobody understands any more is not offered.
    const settings = boardSettingsSchema.safeParse(row.settings);
    if (!settings.success) return [];
    const { id, name, team } = row;
    const everywhere = row.requisitionId === null;
    return [{ id, name, team, everywhere, mayEdit: mayEditView(within, row), settings: settings.data }];
  });
  return accept({ views, default: views.some(({ id }) => id === chosen) ? chosen : null });
}
