import { can } from "#domain/access/access.ts";
import { type Id, newId } from "#domain/ids/ids.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import {
  type NewTemplate,
  newTemplateSchema,
  type TemplateStage,
  templateStagesOf,
} from "#domain/template/schema.ts";
import { audit, type Context, inRequisition } from "#workers/context.ts";
import { addTemplate, readTemplates } from "#workers/db/tenant/template-rows.ts";
import { derivedId } from "./derived-id.ts";
import { sameName } from "./edit-list-entry.ts";

/** Templates of one organization, archived ones too. */
const mostTemplates = 200;

/**
 * Keeps a pipeline under a name: a requisition's stages in use as they are now, or stages that are given. `command`
 * twice is one template. Needs lists.edit. Refuses: input.invalid, resource.missing (no such requisition),
 * template.nameTaken, template.tooMany.
 */
export async function createTemplate(
  context: Context,
  input: unknown,
  command: Id<"cmd"> = newId("cmd"),
): Promise<Outcome<{ id: Id<"tpl"> }>> {
  const { actor, db, now } = context;
  if (!can(actor, "lists.edit")) return refuse("access.denied");
  const parsed = newTemplateSchema.safeParse(input);
  if (!parsed.success)
    return refuse("input.invalid", { field: parsed.error.issues[0]?.path.join(".") ?? "" });
  const known = await readTemplates(db);
  const id = await derivedId("tpl", `${db.organization}:${command}`);
  if (known.some((template) => template.id === id)) return accept({ id });
  const { name } = parsed.data;
  if (known.some((template) => sameName(template.name, name))) return refuse("template.nameTaken");
  if (known.length >= mostTemplates) return refuse("template.tooMany", { limit: mostTemplates });
  const stages = await stagesOf(context, parsed.data);
  if (!stages.ok) return stages;
  await addTemplate(db, { id, name, stages: stages.value, createdAt: now() });
  await audit(context, { action: "template.changed", subject: id, after: { added: true } });
  return accept({ id });
}

async function stagesOf(context: Context, input: NewTemplate): Promise<Outcome<TemplateStage[]>> {
  if ("stages" in input) return accept(input.stages);
  const found = await inRequisition(context, input.requisition, "board.view");
  if (!found.ok) return found;
  const snapshot = await found.value.room.snapshot();
  return snapshot.ok ? accept(templateStagesOf(snapshot.value.state.stages)) : snapshot;
}
