import { can } from "#domain/access/access.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { templateEditSchema } from "#domain/template/schema.ts";
import { audit, type Context } from "#workers/context.ts";
import { changeTemplate, readTemplates } from "#workers/db/tenant/template-rows.ts";
import { sameName } from "./edit-list-entry.ts";

/**
 * Renames a template, changes its stages, archives or restores it; requisitions that were made from it stay as they
 * are. Needs lists.edit. Refuses: template.missing, input.invalid, template.nameTaken.
 */
export async function editTemplate(context: Context, id: string, input: unknown): Promise<Outcome<null>> {
  const { actor, db, now } = context;
  if (!can(actor, "lists.edit")) return refuse("access.denied");
  const known = await readTemplates(db);
  const template = known.find((each) => each.id === id);
  if (!template) return refuse("template.missing");
  const parsed = templateEditSchema.safeParse(input);
  if (!parsed.success)
    return refuse("input.invalid", { field: parsed.error.issues[0]?.path.join(".") ?? "" });
  const { name, stages, archived } = parsed.data;
  if (name !== undefined && known.some((each) => each.id !== id && sameName(each.name, name))) {
    return refuse("template.nameTaken");
  }
  const changes = {
    ...(name !== undefined && { name }),
    ...(stages !== undefined && { stages }),
    ...(archived !== undefined && { archivedAt: archived ? now() : null }),
  };
  if (Object.keys(changes).length === 0) return accept(null);
  await changeTemplate(db, template.id, changes);
  const after = { changed: Object.keys(changes).join() };
  await audit(context, { action: "template.changed", subject: template.id, after });
  return accept(null);
}
