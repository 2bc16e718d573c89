/** Decides a command: facts, or why not. Pure: the clock comes in, nothing goes out. */
import { type Actor, can } from "../access/access.ts";
import {
  announceDue,
  announceMove,
  announceNow,
  announceReceived,
  cancelPending,
} from "../announcement/decide.ts";
import type { Application } from "../application/schema.ts";
import { maxStages, stagePosition } from "../pipeline/schema.ts";
import { accept, type Outcome, type RefusalCode, refuse } from "../refusal/refusal.ts";
import { type Command, type CommandArgs, commandCapability } from "./commands.ts";
import type { Fact } from "./events.ts";
import { evolve } from "./evolve.ts";
import { forbids, statusChanges, type Verb } from "./rules.ts";
import type { RoomState } from "./schema.ts";

export interface Decision {
  facts: Fact[];
  /** New order keys for the board document, written in the same transaction. */
  ranks: Record<string, string>;
}

export interface DecisionContext {
  actor: Pick<Actor, "capabilities">;
  /** UTC epoch milliseconds. */
  now: number;
}

type Decided = Outcome<Decision>;

function decided(facts: Fact[], ranks: Record<string, string> = {}): Decided {
  return accept({ facts, ranks });
}

/** Decides for one application: refuses when it is missing or the rules' table forbids the verb. */
function onApplication(
  state: RoomState,
  id: string,
  verb: Verb,
  go: (application: Application) => Decided,
): Decided {
  const application = state.applications[id];
  if (!application) return refuse("application.missing");
  const no: RefusalCode | null = forbids(verb, application.status, state.status);
  if (no === "requisition.notOpen") return refuse(no, { status: state.status });
  return no ? refuse(no, { status: application.status }) : go(application);
}

function move(state: RoomState, args: CommandArgs<"application.move">, now: number): Decided {
  const to = state.stages.find((stage) => stage.id === args.to);
  if (!to) return refuse("stage.missing");
  const from = state.applications[args.application]?.stage;
  const forward =
    from !== undefined && stagePosition(state.stages, to.id) > stagePosition(state.stages, from);
  return onApplication(state, args.application, forward ? "moveForward" : "moveBackward", (application) => {
    const ranks = { [application.id]: args.rank };
    if (application.stage === to.id) return decided([], ranks);
    if (args.from !== undefined && args.from !== application.stage)
      return refuse("application.movedMeanwhile");
    const data = { from: application.stage, to: to.id };
    const moved: Fact = { type: "application.moved", application: application.id, data };
    return decided([moved, ...announceMove(state.stages, application, to, now)], ranks);
  });
}

function create(state: RoomState, args: CommandArgs<"application.create">, now: number): Decided {
  const { application: id, candidate, stage, source, rank } = args;
  const no = forbids("create", state.applications[id]?.status ?? null, state.status);
  if (no) return refuse(no, no === "requisition.notOpen" ? { status: state.status } : undefined);
  if (stagePosition(state.stages, stage) < 0) return refuse("stage.missing");
  const fact: Fact = { type: "application.created", application: id, data: { candidate, stage, source } };
  const created = evolve(state, { ...fact, at: now }).applications[id];
  return decided([fact, ...(created ? announceReceived(state.stages, created) : [])], { [id]: rank });
}

function editStage(state: RoomState, args: CommandArgs<"stage.edit">): Decided {
  const stage = state.stages.find((each) => each.id === args.stage);
  if (!stage) return refuse("stage.missing");
  if (stage.kind === "offer" && args.announce && args.announce.mode !== "manual") {
    return refuse("stage.offerIsManual");
  }
  const { name, publicName, announce } = args;
  const data = {
    stage: stage.id,
    ...(name !== undefined && { name }),
    ...(publicName !== undefined && { publicName }),
    ...(announce !== undefined && { announce }),
  };
  return decided([{ type: "stage.edited", data }]);
}

function addStage(state: RoomState, args: CommandArgs<"stage.add">): Decided {
  if (stagePosition(state.stages, args.stage) >= 0) return refuse("stage.exists");
  if (state.stages.length >= maxStages) return refuse("stage.tooMany", { limit: maxStages });
  if (args.before !== null && stagePosition(state.stages, args.before) < 0) return refuse("stage.missing");
  const { stage: id, name, kind, before } = args;
  const stage = { id, name, kind, publicName: null, announce: { mode: "manual" as const } };
  return decided([{ type: "stage.added", data: { stage, before } }]);
}

function changeStatus(state: RoomState, to: RoomState["status"]): Decided {
  if (state.status === to) return refuse("requisition.statusUnchanged");
  if (!statusChanges[state.status].includes(to)) {
    return refuse("requisition.statusForbidden", { from: state.status, to });
  }
  return decided([{ type: "requisition.statusChanged", data: { from: state.status, to } }]);
}

function end(application: Application, fact: Fact): Decided {
  return decided([...cancelPending(application), fact]);
}

/** Decides a command against the state. Refuses with a code; never throws on any input of the right shape. */
export function decide(state: RoomState, command: Command, context: DecisionContext): Decided {
  if (!can(context.actor, commandCapability[command.type])) return refuse("access.denied");
  switch (command.type) {
    case "requisition.changeStatus":
      return changeStatus(state, command.args.status);
    case "stage.add":
      return addStage(state, command.args);
    case "stage.edit":
      return editStage(state, command.args);
    case "application.create":
      return create(state, command.args, context.now);
    case "application.move":
      return move(state, command.args, context.now);
    case "application.reject": {
      const { application: id, reason } = command.args;
      if (!state.reasons.some((each) => each.id === reason)) return refuse("reason.missing");
      return onApplication(state, id, "reject", (application) => {
        const data = { stage: application.stage, reason };
        return end(application, { type: "application.rejected", application: application.id, data });
      });
    }
    case "application.unreject":
      return onApplication(state, command.args.application, "unreject", (application) => {
        const data = { stage: application.stage };
        return decided([{ type: "application.unrejected", application: application.id, data }]);
      });
    case "application.hire":
      return onApplication(state, command.args.application, "hire", (application) => {
        const data = { stage: application.stage };
        return end(application, { type: "application.hired", application: application.id, data });
      });
    case "application.announce":
      return onApplication(state, command.args.application, "announce", (application) => {
        const facts = announceNow(state.stages, application);
        return facts.length > 0 ? decided(facts) : refuse("announcement.nothingToTell");
      });
    case "application.cancelAnnouncement":
      return onApplication(state, command.args.application, "announce", (application) => {
        const facts = cancelPending(application);
        return facts.length > 0 ? decided(facts) : refuse("announcement.nonePending");
      });
    case "application.announceDue":
      return onApplication(state, command.args.application, "announce", (application) => {
        const facts = announceDue(state.stages, application, command.args.stage, context.now);
        return facts.length > 0 ? decided(facts) : refuse("announcement.nonePending");
      });
  }
}
