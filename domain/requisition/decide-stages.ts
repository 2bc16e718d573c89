/** Commands about the pipeline: who may edit it was asked before. */

import { cancelPending } from "../announcement/decide.ts";
import type { Application } from "../application/schema.ts";
import { maxStages, maxStagesEver, stagePosition, stagesInUse } from "../pipeline/schema.ts";
import { refuse } from "../refusal/refusal.ts";
import type { CommandArgs } from "./commands.ts";
import { type Decided, decided } from "./decision.ts";
import type { Fact } from "./events.ts";
import type { RoomState } from "./schema.ts";

/** Refuses: stage.exists, stage.tooMany, stage.missing. */
export function addStage(state: RoomState, args: CommandArgs<"stage.add">): Decided {
  if (stagePosition(state.stages, args.stage) >= 0) return refuse("stage.exists");
  if (stagesInUse(state.stages).length >= maxStages || state.stages.length >= maxStagesEver) {
    return refuse("stage.tooMany", { limit: maxStages });
  }
  if (args.before !== null && stagePosition(state.stages, args.before) < 0) return refuse("stage.missing");
  const { stage: id, name, kind, before } = args;
  const stage = { id, name, kind, publicName: null, announce: { mode: "manual" as const } };
  return decided([{ type: "stage.added", data: { stage, before } }]);
}

/** Refuses: stage.missing, stage.offerIsManual. */
export function editStage(state: RoomState, args: CommandArgs<"stage.edit">): Decided {
  const stage = state.stages.find((each) => each.id === args.stage);
  if (!stage) return refuse("stage.missing");
  if (stage.kind === "offer" && args.announce && args.announce.mode !== "manual") {
    return refuse("stage.offerIsManual");
  }
  const { name, publicName, announce, limitDays, checklist, anonymised } = args;
  const data = {
    stage: stage.id,
    ...(name !== undefined && { name }),
    ...(publicName !== undefined && { publicName }),
    ...(announce !== undefined && { announce }),
    ...(limitDays !== undefined && { limitDays }),
    ...(checklist !== undefined && { checklist }),
    ...(anonymised !== undefined && { anonymised }),
  };
  return decided([{ type: "stage.edited", data }]);
}

/** Refuses: stage.missing. A stage that stands there already stays: no fact. */
export function moveStage(state: RoomState, { stage, before }: CommandArgs<"stage.move">): Decided {
  const from = stagePosition(state.stages, stage);
  if (from < 0 || (before !== null && stagePosition(state.stages, before) < 0))
    return refuse("stage.missing");
  const next = state.stages[from + 1]?.id ?? null;
  if (before === stage || before === next) return decided([]);
  return decided([{ type: "stage.moved", data: { stage, before } }]);
}

/** Its active cards move to `moveTo` without a word to the candidates; what waits to be announced there is dropped. */
export function archiveStage(state: RoomState, { stage: id, moveTo }: CommandArgs<"stage.archive">): Decided {
  const stage = state.stages.find((each) => each.id === id);
  if (!stage) return refuse("stage.missing");
  if (stage.archived) return refuse("stage.archived");
  if (stagesInUse(state.stages).length < 2) return refuse("stage.last");
  const holds = Object.values<Application>(state.applications).filter(
    (each) => each.stage === id && (each.status === "active" || each.status === "leaving"),
  );
  const facts: Fact[] = [];
  if (holds.length > 0) {
    if (moveTo === null || moveTo === id) return refuse("stage.holdsCards", { count: holds.length });
    const to = state.stages.find((each) => each.id === moveTo);
    if (!to) return refuse("stage.missing");
    if (to.archived) return refuse("stage.archived");
    for (const application of holds) {
      if (application.pending?.stage === id) facts.push(...cancelPending(application));
      const data = { from: id, to: moveTo };
      facts.push({ type: "application.moved", application: application.id, data });
    }
  }
  return decided([...facts, { type: "stage.archived", data: { stage: id } }]);
}

/** Refuses: stage.missing, stage.notArchived, stage.tooMany. */
export function restoreStage(state: RoomState, { stage: id }: CommandArgs<"stage.restore">): Decided {
  const stage = state.stages.find((each) => each.id === id);
  if (!stage) return refuse("stage.missing");
  if (!stage.archived) return refuse("stage.notArchived");
  if (stagesInUse(state.stages).length >= maxStages) return refuse("stage.tooMany", { limit: maxStages });
  return decided([{ type: "stage.restored", data: { stage: id } }]);
}
