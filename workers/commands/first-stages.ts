/** Which stages a new requisition begins with: the usual ones, a template's, or those of another requisition. */
import type { Id } from "#domain/ids/ids.ts";
import type { Stage } from "#domain/pipeline/schema.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { type TemplateStage, templateStagesOf } from "#domain/template/schema.ts";
import { type Context, inRequisition } from "#workers/context.ts";
import { readTemplates } from "#workers/db/tenant/template-rows.ts";
import { defaultStages } from "./default-pipeline.ts";
import { derivedId } from "./derived-id.ts";

/** Where a new requisition's stages come from; nothing: the usual ones. */
export type StartsFrom = { template: Id<"tpl"> } | { requisition: Id<"req"> } | undefined;

/** Refuses: template.missing; resource.missing, access.denied (of the other requisition). */
export async function firstStages(
  context: Context,
  from: StartsFrom,
  command: Id<"cmd">,
): Promise<Outcome<Stage[]>> {
  if (!from) return accept(await defaultStages(command));
  if ("template" in from) {
    const template = (await readTemplates(context.db)).find(({ id }) => id === from.template);
    if (!template) return refuse("template.missing");
    return accept(await withIds(template.stages, command));
  }
  const found = await inRequisition(context, from.requisition, "board.view");
  if (!found.ok) return found;
  const snapshot = await found.value.room.snapshot();
  if (!snapshot.ok) return snapshot;
  return accept(await withIds(templateStagesOf(snapshot.value.state.stages), command));
}

/** The stages with ids of their own, which follow from the command's. */
function withIds(stages: readonly TemplateStage[], seed: string): Promise<Stage[]> {
  return Promise.all(
    stages.map(async ({ checklist, ...stage }, at) => {
      const items = checklist?.map(async (text, place) => ({
        id: await derivedId("chk", `${seed}:${at}:${place}`),
        text,
      }));
      const id = await derivedId("stg", `${seed}:${at}`);
      return { id, ...stage, ...(items && { checklist: await Promise.all(items) }) };
    }),
  );
}
