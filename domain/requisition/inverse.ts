/** What takes an act back. Pure: the same for one's own undo on the screen and for the tests of the rules. */
import type { Application } from "../application/schema.ts";
import type { Id } from "../ids/ids.ts";
import { stagePosition } from "../pipeline/schema.ts";
import type { Act, CommandArgs } from "./commands.ts";
import { forbids, statusChanges } from "./rules.ts";
import type { RoomState } from "./schema.ts";

/** How everything stood before the act. */
export interface Before {
  state: RoomState;
  ranks: Readonly<Record<string, string>>;
  /** Labels of an application, where the act changes them. */
  labels?: (application: string) => readonly Id<"lbl">[];
}

/**
 * The acts that put things back, in order; null if there are none: what was told cannot be untold, somebody who was
 * added is there, an application that left is another room's. A move back tells the candidate nothing.
 */
export function inverse(before: Before, act: Act): Act[] | null {
  const { state } = before;
  switch (act.type) {
    case "application.move":
      return one(state, act, (application) => moveBack(before, application, act.args));
    case "application.reject":
      if (forbids("unreject", "rejected", state.status)) return null;
      return one(state, act, ({ id }) => [{ type: "application.unreject", args: { application: id } }]);
    case "application.unreject":
      return one(state, act, ({ id, reason }) =>
        reason ? [{ type: "application.reject", args: { application: id, reason } }] : null,
      );
    case "application.withdraw":
      if (forbids("unwithdraw", "withdrawn", state.status)) return null;
      return one(state, act, ({ id }) => [{ type: "application.unwithdraw", args: { application: id } }]);
    case "application.unwithdraw":
      return one(state, act, ({ id, reason }) => [
        { type: "application.withdraw", args: { application: id, ...(reason && { reason }) } },
      ]);
    case "application.hire":
      return one(state, act, ({ id }) => [{ type: "application.unhire", args: { application: id } }]);
    case "application.unhire":
      if (forbids("hire", "active", state.status)) return null;
      return one(state, act, ({ id, opening }) => [
        { type: "application.hire", args: { application: id, ...(opening && { opening }) } },
      ]);
    case "application.assign":
      return one(state, act, ({ id, assignee = null }) => [
        { type: "application.assign", args: { application: id, assignee, from: act.args.assignee } },
      ]);
    case "application.label":
      return one(state, act, ({ id }) => relabel(before.labels?.(id) ?? null, act.args));
    case "stage.add":
      return [{ type: "stage.archive", args: { stage: act.args.stage, moveTo: null } }];
    case "stage.edit":
      return editBack(state, act.args);
    case "stage.move": {
      const at = stagePosition(state.stages, act.args.stage);
      if (at < 0) return null;
      const next = state.stages[at + 1]?.id ?? null;
      return [{ type: "stage.move", args: { stage: act.args.stage, before: next } }];
    }
    case "stage.archive":
      return restoreStage(before, act.args);
    case "stage.restore":
      return [{ type: "stage.archive", args: { stage: act.args.stage, moveTo: null } }];
    case "requisition.changeStatus":
      return statusBack(state, act.args);
    case "opening.close":
      return [{ type: "opening.reopen", args: { opening: act.args.opening } }];
    case "opening.reopen": {
      const { opening } = act.args;
      const reason = state.openings.find(({ id }) => id === opening)?.reason;
      return reason ? [{ type: "opening.close", args: { opening, reason } }] : null;
    }
    default:
      return null;
  }
}

function one(
  state: RoomState,
  { args }: { args: { application: string } },
  go: (application: Application) => Act[] | null,
): Act[] | null {
  const application = state.applications[args.application];
  return application ? go(application) : null;
}

function moveBack(
  before: Before,
  { id, stage }: Application,
  args: CommandArgs<"application.move">,
): Act[] | null {
  if (!mayGo(before.state, args.to, stage)) return null;
  const rank = before.ranks[id] ?? args.rank;
  return [
    { type: "application.move", args: { application: id, to: stage, rank, from: args.to, silent: true } },
  ];
}

/** Only what it changed: somebody else may have given the same label before. */
function relabel(
  had: readonly Id<"lbl">[] | null,
  { application, add, remove }: CommandArgs<"application.label">,
): Act[] | null {
  if (!had) return null;
  const added = add.filter((label) => !had.includes(label));
  const removed = remove.filter((label) => had.includes(label) && !add.includes(label));
  if (added.length + removed.length === 0) return null;
  return [{ type: "application.label", args: { application, add: removed, remove: added } }];
}

function editBack(state: RoomState, args: CommandArgs<"stage.edit">): Act[] | null {
  const stage = state.stages.find(({ id }) => id === args.stage);
  if (!stage) return null;
  const old: CommandArgs<"stage.edit"> = {
    stage: stage.id,
    ...(args.name !== undefined && { name: stage.name }),
    ...(args.publicName !== undefined && { publicName: stage.publicName }),
    ...(args.announce !== undefined && { announce: stage.announce }),
    ...(args.limitDays !== undefined && { limitDays: stage.limitDays ?? null }),
    ...(args.checklist !== undefined && { checklist: stage.checklist ?? [] }),
    ...(args.anonymised !== undefined && { anonymised: stage.anonymised ?? false }),
  };
  return [{ type: "stage.edit", args: old }];
}

/** Whether the requisition's status lets cards go this way. */
function mayGo({ stages, status }: RoomState, from: string, to: string): boolean {
  const at = (id: string) => stagePosition(stages, id as Id<"stg">);
  return forbids(at(to) > at(from) ? "moveForward" : "moveBackward", "active", status) === null;
}

function restoreStage(
  { state, ranks }: Before,
  { stage, moveTo }: CommandArgs<"stage.archive">,
): Act[] | null {
  const standing = Object.values<Application>(state.applications).filter((each) => each.stage === stage);
  // Nobody moves a card that is on its way to another requisition, and it may yet come back to this one.
  if (standing.some(({ status }) => status === "leaving")) return null;
  const held = standing.filter(({ status }) => status === "active");
  if (held.length > 0 && moveTo !== null && !mayGo(state, moveTo, stage)) return null;
  const back = held.map(({ id }): Act => {
    const from = moveTo ?? stage;
    const args = { application: id, to: stage, rank: ranks[id] ?? "a0", from, silent: true as const };
    return { type: "application.move", args };
  });
  return [{ type: "stage.restore", args: { stage } }, ...back];
}

/** Where no rule leads straight back, through "open". New openings stay: closing them needs a reason. */
function statusBack(state: RoomState, args: CommandArgs<"requisition.changeStatus">): Act[] | null {
  const { status: from } = state;
  if ((args.openings ?? []).length > 0) return null;
  const change = (status: RoomState["status"]): Act => ({
    type: "requisition.changeStatus",
    args: { status },
  });
  const rejected = args.active?.do === "reject" ? active(state) : [];
  const back = rejected.map(({ id }): Act => ({ type: "application.unreject", args: { application: id } }));
  // Nobody comes back to a requisition that is closed.
  if (statusChanges[args.status].includes(from)) return [change(from), ...back];
  const throughOpen = statusChanges[args.status].includes("open") && statusChanges.open.includes(from);
  return throughOpen ? [change("open"), ...back, change(from)] : null;
}

function active(state: RoomState): Application[] {
  return Object.values<Application>(state.applications).filter(({ status }) => status === "active");
}
