import { isId } from "#domain/ids/ids.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { type ViewEdit, viewEditSchema } from "#domain/views/board-settings.ts";
import type { InRequisition } from "#workers/context.ts";
import { changeView, removeView, setDefaultView } from "#workers/db/tenant/view-rows.ts";
import { findView, mayEditView } from "#workers/queries/saved-views.ts";
import { wrongField } from "./candidate-fields.ts";

/** Renames a view, changes what it shows, gives it to the team. Refuses with resource.missing, access.denied, input.invalid. */
export async function editView(within: InRequisition, id: string, edit: ViewEdit): Promise<Outcome<null>> {
  const found = await findView(within, id);
  if (!found.ok) return found;
  if (!mayEditView(within, found.value)) return refuse("access.denied");
  const parsed = viewEditSchema.safeParse(edit);
  if (!parsed.success) return refuse("input.invalid", wrongField(parsed.error));
  const { name, team, settings } = parsed.data;
  // Only who made it gives it to the team or takes it back: else it would be gone for all others.
  if (team !== undefined && found.value.ownerId !== within.actor.id) return refuse("access.denied");
  if (settings && settings.stages.length > 0 && found.value.requisitionId === null) {
    return refuse("input.invalid", { field: "settings.stages" });
  }
  await changeView(within.db, found.value.id, {
    ...(name !== undefined && { name }),
    ...(team !== undefined && { team }),
    ...(settings !== undefined && { settings }),
  });
  return accept(null);
}

/** Refuses with resource.missing, access.denied. */
export async function deleteView(within: InRequisition, id: string): Promise<Outcome<null>> {
  const found = await findView(within, id);
  if (!found.ok) return found;
  if (!mayEditView(within, found.value)) return refuse("access.denied");
  await removeView(within.db, found.value.id);
  return accept(null);
}

/** With which view the asker's board opens; null: with none. Refuses with resource.missing. */
export async function chooseDefaultView(within: InRequisition, view: string | null): Promise<Outcome<null>> {
  const { db, record, actor } = within;
  if (view !== null) {
    const found = await findView(within, view);
    if (!found.ok) return found;
  }
  await setDefaultView(db, record.id, actor.id, isId("view", view) ? view : null);
  return accept(null);
}
