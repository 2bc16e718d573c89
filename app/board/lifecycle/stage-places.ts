/** Where a stage can be put, as the room is told: before which other one. Pure. */
import { type Stage, type StageId, stagesInUse } from "#domain/pipeline/schema.ts";

/** One step left or right among the stages in use; undefined: it stands at that end. */
export function stepBefore(stages: readonly Stage[], id: StageId, step: -1 | 1): StageId | null | undefined {
  const used = stagesInUse(stages);
  const at = used.findIndex((stage) => stage.id === id);
  if (at < 0) return undefined;
  if (step === -1) return used[at - 1]?.id;
  return used[at + 1] === undefined ? undefined : (used[at + 2]?.id ?? null);
}

/** Dropped onto the left or right half of another stage. */
export function dropBefore(stages: readonly Stage[], over: StageId, right: boolean): StageId | null {
  if (!right) return over;
  const used = stagesInUse(stages);
  const at = used.findIndex((stage) => stage.id === over);
  return used[at + 1]?.id ?? null;
}
