/** What a new requisition can start from: a pipeline without ids, kept by the organization under a name. */
import { z } from "zod";
import { idSchema } from "../ids/ids.ts";
import { maxStages, type Stage, stageSchema, stagesInUse } from "../pipeline/schema.ts";

export const templateStageSchema = stageSchema.omit({ id: true, checklist: true, archived: true }).extend({
  /** What there is to do for each card that enters. */
  checklist: z.array(z.string().trim().min(1).max(200)).max(20).optional(),
});
export type TemplateStage = z.infer<typeof templateStageSchema>;
export const templateStagesSchema = z.array(templateStageSchema).min(1).max(maxStages);

export const templateNameSchema = z.string().trim().min(1).max(80);

export const templateSchema = z.object({
  id: idSchema("tpl"),
  name: templateNameSchema,
  stages: templateStagesSchema,
  archived: z.boolean(),
  /** UTC epoch milliseconds. */
  createdAt: z.number().int(),
});
export type Template = z.infer<typeof templateSchema>;

/** A template begins as what a requisition has, or as stages that somebody sends. */
export const newTemplateSchema = z.union([
  z.object({ name: templateNameSchema, requisition: idSchema("req") }),
  z.object({ name: templateNameSchema, stages: templateStagesSchema }),
]);
export type NewTemplate = z.infer<typeof newTemplateSchema>;

export const templateEditSchema = z.object({
  name: templateNameSchema.optional(),
  stages: templateStagesSchema.optional(),
  archived: z.boolean().optional(),
});
export type TemplateEdit = z.infer<typeof templateEditSchema>;

/** What of a pipeline is worth keeping: the stages in use, without ids. */
export function templateStagesOf(stages: readonly Stage[]): TemplateStage[] {
  return stagesInUse(stages).map(({ id: _id, archived: _archived, checklist, ...stage }) => ({
    ...stage,
    ...(checklist && checklist.length > 0 && { checklist: checklist.map(({ text }) => text) }),
  }));
}
