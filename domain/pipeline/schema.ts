/** Stages of a requisition's pipeline and how each is announced to candidates. */
import { z } from "zod";
import { idSchema } from "../ids/ids.ts";

export const minAnnouncementDelay = 1_000;
export const maxAnnouncementDelay = 7 * 24 * 3_600_000;

export const announcementModeSchema = z.discriminatedUnion("mode", [
  /** The candidate is told in the moment of the move. */
  z.object({ mode: z.literal("atOnce") }),
  /** Told after `delayMs` milliseconds, unless somebody undoes the move before. */
  z.object({
    mode: z.literal("delayed"),
    delayMs: z.number().int().min(minAnnouncementDelay).max(maxAnnouncementDelay),
  }),
  /** Told only when somebody says so. */
  z.object({ mode: z.literal("manual") }),
]);
export type AnnouncementMode = z.infer<typeof announcementModeSchema>;

export const stageKinds = ["review", "screen", "interview", "offer"] as const;
export const stageNameSchema = z.string().trim().min(1).max(60);

export const limitDaysSchema = z.number().int().min(1).max(365);
export const checklistTemplateSchema = z
  .array(z.object({ id: idSchema("chk"), text: z.string().trim().min(1).max(200) }))
  .max(20);
export type ChecklistTemplate = z.infer<typeof checklistTemplateSchema>;

export const stageSchema = z.object({
  id: idSchema("stg"),
  /** What the team calls it. Never shown to candidates. */
  name: stageNameSchema,
  kind: z.enum(stageKinds),
  /** What a candidate reads; null hides the stage behind the last public one. */
  publicName: stageNameSchema.nullable(),
  announce: announcementModeSchema,
  /** After so many days a card stands too long. Absent: it may stand for ever. */
  limitDays: limitDaysSchema.optional(),
  /** What there is to do for each card that enters. Absent: nothing. */
  checklist: checklistTemplateSchema.optional(),
  /** Who may not see who it is here (domain/access/faces.ts) sees an alias. Absent: everybody sees. */
  anonymised: z.literal(true).optional(),
  /** Out of use: holds no active card, and only its name is still needed. */
  archived: z.literal(true).optional(),
});
export type Stage = z.infer<typeof stageSchema>;
export type StageId = Stage["id"];

/** In use at once; and with those that were archived. */
export const maxStages = 30;
export const maxStagesEver = 100;
/** Ordered, first stage first. Archived ones keep their place. */
export const pipelineSchema = z.array(stageSchema).min(1).max(maxStagesEver);

/** The stages in use, in order: what a board shows. */
export function stagesInUse(stages: readonly Stage[]): Stage[] {
  return stages.filter((stage) => !stage.archived);
}

/** Where a card of this stage stands: there, or if it was archived the nearest stage before it, else the first in use. */
export function homeStage(stages: readonly Stage[], id: StageId): Stage | null {
  const position = stagePosition(stages, id);
  const before = stages.slice(0, position + 1).findLast((stage) => !stage.archived);
  return before ?? stages.find((stage) => !stage.archived) ?? null;
}

/** Where a stage stands in the pipeline, or -1. */
export function stagePosition(stages: readonly Stage[], id: StageId): number {
  return stages.findIndex((stage) => stage.id === id);
}

/** How the stage is announced in truth: hidden stages never, offers only when somebody says so. */
export function effectiveAnnouncement(stage: Stage): AnnouncementMode | null {
  if (stage.publicName === null || stage.archived) return null;
  return stage.kind === "offer" ? { mode: "manual" } : stage.announce;
}

/** The public stage that a candidate at `position` stands in: this one, or the last public one before. */
export function publicStageAt(stages: readonly Stage[], position: number): Stage | null {
  for (let at = Math.min(position, stages.length - 1); at >= 0; at -= 1) {
    const stage = stages[at];
    if (stage && stage.publicName !== null && !stage.archived) return stage;
  }
  return null;
}

/** The public name of what usually comes after `position`, or null at the end. Stages may share a name: those are one. */
export function nextPublicName(stages: readonly Stage[], position: number): string | null {
  const here = stages[position]?.publicName ?? null;
  const next = stages
    .slice(position + 1)
    .find(({ publicName, archived }) => !archived && publicName !== null && publicName !== here);
  return next?.publicName ?? null;
}
