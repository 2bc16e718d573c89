/** Decides commands about interviews. */
import type { Application } from "../application/schema.ts";
import { refuse } from "../refusal/refusal.ts";
import type { CommandArgs } from "../requisition/commands.ts";
import { type Decided, decided, onApplication } from "../requisition/decision.ts";
import type { RoomState } from "../requisition/schema.ts";
import { type Interview, mostInterviews } from "./schema.ts";

export function planInterview(state: RoomState, args: CommandArgs<"interview.plan">): Decided {
  const { application: id, ...data } = args;
  return onApplication(state, id, "planInterview", (application) => {
    const known = application.interviews ?? [];
    if (known.some((each) => each.id === data.interview)) return refuse("interview.exists");
    if (known.length >= mostInterviews) return refuse("interview.tooMany", { limit: mostInterviews });
    if (!hasStage(state, data.stage)) return refuse("stage.missing");
    return decided([{ type: "interview.planned", application: application.id, data }]);
  });
}

/** Says all of it anew: the last word counts. */
export function changeInterview(state: RoomState, args: CommandArgs<"interview.change">): Decided {
  const { application: id, ...data } = args;
  return onPlanned(state, args, (_application, { status: _s, id: _id, ...known }) => {
    const { interview: _i, ...wanted } = data;
    if (same(known, wanted)) return decided([]);
    if (!hasStage(state, data.stage)) return refuse("stage.missing");
    return decided([{ type: "interview.changed", application: id as Application["id"], data }]);
  });
}

export function cancelInterview(state: RoomState, args: CommandArgs<"interview.cancel">): Decided {
  return onPlanned(state, args, ({ id }, interview) =>
    decided([{ type: "interview.cancelled", application: id, data: { interview: interview.id } }]),
  );
}

export function finishInterview(state: RoomState, args: CommandArgs<"interview.finish">): Decided {
  return onPlanned(state, args, ({ id }, interview) =>
    decided([{ type: "interview.finished", application: id, data: { interview: interview.id } }]),
  );
}

function onPlanned(
  state: RoomState,
  args: { application: string; interview: string },
  go: (application: Application, interview: Interview) => Decided,
): Decided {
  return onApplication(state, args.application, "changeInterview", (application) => {
    const interview = application.interviews?.find(({ id }) => id === args.interview);
    if (!interview) return refuse("interview.missing");
    return interview.status === "planned" ? go(application, interview) : refuse("interview.notPlanned");
  });
}

function hasStage({ stages }: RoomState, id: string): boolean {
  return stages.some((stage) => stage.id === id);
}

/** Both were parsed by one schema: what they hold in turn stands in one order. */
function same(left: object, right: object): boolean {
  const [one, other] = [left, right].map((value) =>
    JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))),
  );
  return one === other;
}
