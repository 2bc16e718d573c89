/**
 * An application goes to another requisition: two rooms, one after the other. It *leaves* here (nothing else can be
 * done to it), *arrives* there, and is then a trace here; or the other room refuses it, and it is active here again.
 */
import { cancelPending } from "../announcement/decide.ts";
import { stagesInUse } from "../pipeline/schema.ts";
import { refuse } from "../refusal/refusal.ts";
import type { CommandArgs } from "./commands.ts";
import { type Decided, decided, onApplication } from "./decision.ts";
import { forbids } from "./rules.ts";
import type { RoomState } from "./schema.ts";

/** Refuses: application.missing, application.notActive, application.sameRequisition. */
export function transfer(state: RoomState, args: CommandArgs<"application.transfer">): Decided {
  if (args.to === state.requisition) return refuse("application.sameRequisition");
  return onApplication(state, args.application, "transfer", (application) =>
    decided([
      ...cancelPending(application),
      {
        type: "application.transferStarted",
        application: application.id,
        data: { to: args.to, stage: args.stage },
      },
    ]),
  );
}

/** Refuses: application.missing, application.notLeaving. */
export function endTransfer(
  state: RoomState,
  args: CommandArgs<"application.completeTransfer"> & {
    code?: CommandArgs<"application.failTransfer">["code"];
  },
): Decided {
  const { application: id, to, code } = args;
  return onApplication(state, id, "endTransfer", (application) => {
    if (application.to !== to) return refuse("application.notLeaving");
    return code === undefined
      ? decided([{ type: "application.transferCompleted", application: application.id, data: { to } }])
      : decided([{ type: "application.transferFailed", application: application.id, data: { to, code } }]);
  });
}

/**
 * Takes in an application that left another room, also one that left here before. One that stands here already is not
 * doubled. The candidate hears nothing by this. Refuses: application.exists, requisition.notOpen, stage.missing.
 */
export function arrive(state: RoomState, args: CommandArgs<"application.arrive">): Decided {
  const { application: id, candidate, source, origin, createdAt, rank, hop } = args;
  const known = state.applications[id];
  // It has been here since: what comes now was sent before.
  if (known && hop <= (known.hop ?? 0)) return refuse("application.exists");
  const no = forbids("create", known && known.status !== "transferred" ? known.status : null, state.status);
  if (no) return refuse(no, no === "requisition.notOpen" ? { status: state.status } : undefined);
  const [first] = stagesInUse(state.stages);
  const stage =
    args.stage === null ? first : stagesInUse(state.stages).find((each) => each.id === args.stage);
  if (!stage) return refuse("stage.missing");
  const data = { candidate, stage: stage.id, source, origin, createdAt, hop };
  return decided([{ type: "application.arrived", application: id, data }], { [id]: rank });
}
