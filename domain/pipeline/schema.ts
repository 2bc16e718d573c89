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

export const stageSchema = z.object({
  id: idSchema("stg"),
  /** What the team calls it. Never shown to candidates. */
  name: stageNameSchema,
  kind: z.enum(stageKinds),
  /** What a candidate reads; null hides the stage behind the last public one. */
  publicName: stageNameSchema.nullable(),
  announce: announcementModeSchema,
});
export type Stage = z.infer<typeof stageSchema>;
export type StageId = Stage["id"];

export const maxStages = 30;
/** Ordered, first stage first. */
export const pipelineSchema = z.array(stageSchema).min(1).max(maxStages);

/** Where a stage stands in the pipeline, or -1. */
export function stagePosition(stages: readonly Stage[], id: StageId): number {
  return stages.findIndex((stage) => stage.id === id);
}

/** How the stage is announced in truth: hidden stages never, offers only when somebody says so. */
export function effectiveAnnouncement(stage: Stage): AnnouncementMode | null {
  if (stage.publicName === null) return null;
  return stage.kind === "offer" ? { mode: "manual" } : stage.announce;
}

/** The public stage that a candidate at `position` stands in: this one, or the last public one before. */
export function publicStageAt(stages: readonly Stage[], position: number): Stage | null {
  for (let at = Math.min(position, stages.length - 1); at >= 0; at -= 1) {
    const stage = stages[at];
    if (stage && stage.publicName !== null) return stage;
  }
  return null;
}

/** The public name of what usually comes after `position`, or null at the end. Stages may share a name: those are one. */
export function nextPublicName(stages: readonly Stage[], position: number): string | null {
  const here = stages[position]?.publicName ?? null;
  const next = stages
    .slice(position + 1)
    .find(({ publicName }) => publicName !== null && publicName !== here);
  return next?.publicName ?? null;
}
