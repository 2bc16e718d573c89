/** Decides a command: facts, or why not. Pure: the clock comes in, nothing goes out. */
import { can } from "../access/access.ts";
import {
  announceDue,
  announceMove,
  announceNow,
  announceReceived,
  cancelPending,
} from "../announcement/decide.ts";
import type { Application } from "../application/schema.ts";
import { cancelInterview, changeInterview, finishInterview, planInterview } from "../interview/decide.ts";
import { homeStage, stagePosition } from "../pipeline/schema.ts";
import { accept, refuse } from "../refusal/refusal.ts";
import { type Command, type CommandArgs, commandCapability } from "./commands.ts";
import { addOpening, changeStatus, closeOpening, reopenOpening, setLists } from "./decide-requisition.ts";
import { addStage, archiveStage, editStage, moveStage, restoreStage } from "./decide-stages.ts";
import { arrive, endTransfer, transfer } from "./decide-transfer.ts";
import { type Decided, type DecisionContext, decided, onApplication } from "./decision.ts";
import type { Fact } from "./events.ts";
import { evolve } from "./evolve.ts";
import { forbids } from "./rules.ts";
import type { RoomState } from "./schema.ts";

export type { Decision, DecisionContext } from "./decision.ts";

function move(state: RoomState, args: CommandArgs<"application.move">, now: number): Decided {
  const to = state.stages.find((stage) => stage.id === args.to);
  if (!to) return refuse("stage.missing");
  if (to.archived) return refuse("stage.archived");
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
    const told = forward && args.silent ? [] : announceMove(state.stages, application, to, now);
    return decided([moved, ...told], ranks);
  });
}

function create(state: RoomState, args: CommandArgs<"application.create">, now: number): Decided {
  const { application: id, candidate, stage, source, rank } = args;
  const no = forbids("create", state.applications[id]?.status ?? null, state.status);
  if (no) return refuse(no, no === "requisition.notOpen" ? { status: state.status } : undefined);
  const into = state.stages.find((each) => each.id === stage);
  if (!into) return refuse("stage.missing");
  if (into.archived) return refuse("stage.archived");
  const fact: Fact = { type: "application.created", application: id, data: { candidate, stage, source } };
  const created = evolve(state, { ...fact, at: now }).applications[id];
  return decided([fact, ...(created ? announceReceived(state.stages, created) : [])], { [id]: rank });
}

function label(state: RoomState, args: CommandArgs<"application.label">): Decided {
  const known = new Set(state.labels.map((each) => each.id));
  if ([...args.add, ...args.remove].some((each) => !known.has(each))) return refuse("label.missing");
  return onApplication(state, args.application, "label", ({ id }) =>
    accept({ facts: [], ranks: {}, labels: { [id]: { add: args.add, remove: args.remove } } }),
  );
}

function assign(
  state: RoomState,
  { application: id, assignee, from }: CommandArgs<"application.assign">,
): Decided {
  return onApplication(state, id, "assign", (application) => {
    const now = application.assignee ?? null;
    if (now === assignee) return decided([]);
    if (from !== undefined && from !== now) return refuse("application.assignedMeanwhile");
    return decided([{ type: "application.assigned", application: application.id, data: { assignee } }]);
  });
}

function hire(state: RoomState, args: CommandArgs<"application.hire">): Decided {
  return onApplication(state, args.application, "hire", (application) => {
    const { id, stage } = application;
    if (args.opening === undefined && state.openings.length === 0) {
      return end(application, { type: "application.hired", application: id, data: { stage } });
    }
    const named = state.openings.find((each) => each.id === args.opening);
    if (args.opening !== undefined && !named) return refuse("opening.missing");
    if (named && named.status !== "open") return refuse("opening.notOpen");
    const opening = named ?? state.openings.find((each) => each.status === "open");
    if (!opening) return refuse("opening.noneOpen");
    const data = { stage, opening: opening.id };
    return end(application, { type: "application.hired", application: id, data });
  });
}

function unhire(state: RoomState, args: CommandArgs<"application.unhire">): Decided {
  return onApplication(state, args.application, "unhire", (application) => {
    const { id, opening } = application;
    const data = { stage: home(state, application), ...(opening && { opening }) };
    return decided([{ type: "application.unhired", application: id, data }]);
  });
}

function reject(state: RoomState, args: CommandArgs<"application.reject">): Decided {
  const { application: id, reason } = args;
  if (!state.reasons.some((each) => each.id === reason)) return refuse("reason.missing");
  return onApplication(state, id, "reject", (application) => {
    const data = { stage: application.stage, reason };
    return end(application, { type: "application.rejected", application: application.id, data });
  });
}

function withdraw(state: RoomState, args: CommandArgs<"application.withdraw">): Decided {
  const { application: id, reason } = args;
  if (reason !== undefined && !state.reasons.some((each) => each.id === reason))
    return refuse("reason.missing");
  return onApplication(state, id, "withdraw", (application) => {
    const data = { stage: application.stage, ...(reason !== undefined && { reason }) };
    return end(application, { type: "application.withdrawn", application: application.id, data });
  });
}

/** The stage that somebody who comes back stands in. */
function home(state: RoomState, application: Application): Application["stage"] {
  return homeStage(state.stages, application.stage)?.id ?? application.stage;
}

function end(application: Application, fact: Fact): Decided {
  return decided([...cancelPending(application), fact]);
}

/** Decides a command against the state. Refuses with a code; never throws on any input of the right shape. */
export function decide(state: RoomState, command: Command, context: DecisionContext): Decided {
  if (!can(context.actor, commandCapability[command.type])) return refuse("access.denied");
  switch (command.type) {
    case "requisition.changeStatus":
      return changeStatus(state, command.args, context.now);
    case "requisition.setLists":
      return setLists(state, command.args);
    case "opening.add":
      return addOpening(state, command.args);
    case "opening.close":
      return closeOpening(state, command.args);
    case "opening.reopen":
      return reopenOpening(state, command.args);
    case "stage.add":
      return addStage(state, command.args);
    case "stage.edit":
      return editStage(state, command.args);
    case "stage.move":
      return moveStage(state, command.args);
    case "stage.archive":
      return archiveStage(state, command.args);
    case "stage.restore":
      return restoreStage(state, command.args);
    case "application.create":
      return create(state, command.args, context.now);
    case "application.move":
      return move(state, command.args, context.now);
    case "application.reject":
      return reject(state, command.args);
    case "application.unreject":
      return onApplication(state, command.args.application, "unreject", (application) => {
        const data = { stage: home(state, application) };
        return decided([{ type: "application.unrejected", application: application.id, data }]);
      });
    case "application.withdraw":
      return withdraw(state, command.args);
    case "application.unwithdraw":
      return onApplication(state, command.args.application, "unwithdraw", (application) => {
        const data = { stage: home(state, application) };
        return decided([{ type: "application.unwithdrawn", application: application.id, data }]);
      });
    case "application.hire":
      return hire(state, command.args);
    case "application.unhire":
      return unhire(state, command.args);
    case "application.assign":
      return assign(state, command.args);
    case "application.label":
      return label(state, command.args);
    case "application.transfer":
      return transfer(state, command.args);
    case "application.completeTransfer":
      return endTransfer(state, command.args);
    case "application.failTransfer":
      return endTransfer(state, command.args);
    case "application.arrive":
      return arrive(state, command.args);
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
      return onApplication(state, command.args.application, "announceDue", (application) => {
        const facts = announceDue(state.stages, application, command.args.stage, context.now);
        return facts.length > 0 ? decided(facts) : refuse("announcement.nonePending");
      });
    case "interview.plan":
      return planInterview(state, command.args);
    case "interview.change":
      return changeInterview(state, command.args);
    case "interview.cancel":
      return cancelInterview(state, command.args);
    case "interview.finish":
      return finishInterview(state, command.args);
  }
}
