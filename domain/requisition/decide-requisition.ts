/** Commands about the requisition itself: its status, its openings, the lists it knows. */
import { cancelPending, resumePending } from "../announcement/decide.ts";
import type { Application } from "../application/schema.ts";
import type { Id } from "../ids/ids.ts";
import { refuse } from "../refusal/refusal.ts";
import type { CommandArgs } from "./commands.ts";
import { type Decided, decided } from "./decision.ts";
import type { Fact } from "./events.ts";
import { statusChanges } from "./rules.ts";
import { maxOpenings, type RoomState } from "./schema.ts";

function addOpenings(state: RoomState, ids: readonly Id<"opn">[]): Decided {
  const known = new Set(state.openings.map((each) => each.id));
  if (new Set(ids).size < ids.length || ids.some((id) => known.has(id))) return refuse("opening.exists");
  if (known.size + ids.length > maxOpenings) return refuse("opening.tooMany", { limit: maxOpenings });
  return decided(ids.map((opening) => ({ type: "opening.added", data: { opening } })));
}

function rejectAll(state: RoomState, reason: Id<"rsn">): Fact[] {
  const active = Object.values<Application>(state.applications).filter((each) => each.status === "active");
  return active.flatMap((application): Fact[] => [
    ...cancelPending(application),
    { type: "application.rejected", application: application.id, data: { stage: application.stage, reason } },
  ]);
}

/** What was held back while the requisition was not open. */
function resumeAll(state: RoomState, now: number): Fact[] {
  const cards = Object.values<Application>(state.applications);
  return cards.flatMap((application) => resumePending(state.stages, application, now));
}

/**
 * Closing may reject everybody who is active; it tells nobody, and what waits to be told is held back as long as the
 * requisition is not open. Opening again finds the cards where they stood. `now` in epoch milliseconds.
 * Refuses: requisition.statusUnchanged, requisition.statusForbidden, reason.missing, opening.exists, opening.tooMany.
 */
export function changeStatus(
  state: RoomState,
  args: CommandArgs<"requisition.changeStatus">,
  now: number,
): Decided {
  const { status: to, reason, active, openings = [] } = args;
  if (state.status === to) return refuse("requisition.statusUnchanged");
  if (!statusChanges[state.status].includes(to)) {
    return refuse("requisition.statusForbidden", { from: state.status, to });
  }
  if (reason !== undefined && !state.closeReasons.some((each) => each.id === reason)) {
    return refuse("reason.missing");
  }
  const closing = to === "closed" || to === "filled";
  if (active?.do === "reject") {
    if (!state.reasons.some((each) => each.id === active.reason)) return refuse("reason.missing");
    if (!closing) return refuse("input.invalid", { path: "args.active" });
  }
  if (openings.length > 0 && to !== "open") return refuse("input.invalid", { path: "args.openings" });
  const added = addOpenings(state, openings);
  if (!added.ok) return added;
  const rejected = active?.do === "reject" ? rejectAll(state, active.reason) : [];
  const data = { from: state.status, to, ...(reason !== undefined && { reason }) };
  const resumed = to === "open" ? resumeAll(state, now) : [];
  return decided([
    ...rejected,
    ...added.value.facts,
    { type: "requisition.statusChanged", data },
    ...resumed,
  ]);
}

/** Refuses: opening.exists, opening.tooMany. */
export function addOpening(state: RoomState, { opening }: CommandArgs<"opening.add">): Decided {
  return addOpenings(state, [opening]);
}

/** Refuses: opening.missing, opening.notOpen (filled or closed), reason.missing. */
export function closeOpening(state: RoomState, args: CommandArgs<"opening.close">): Decided {
  const opening = state.openings.find((each) => each.id === args.opening);
  if (!opening) return refuse("opening.missing");
  if (opening.status !== "open") return refuse("opening.notOpen");
  if (!state.closeReasons.some((each) => each.id === args.reason)) return refuse("reason.missing");
  return decided([{ type: "opening.closed", data: { opening: args.opening, reason: args.reason } }]);
}

/** Refuses: opening.missing, opening.notClosed. */
export function reopenOpening(state: RoomState, args: CommandArgs<"opening.reopen">): Decided {
  const opening = state.openings.find((each) => each.id === args.opening);
  if (!opening) return refuse("opening.missing");
  if (opening.status !== "closed") return refuse("opening.notClosed");
  return decided([{ type: "opening.reopened", data: { opening: args.opening } }]);
}

/** No fact if the lists are as they were. */
export function setLists(state: RoomState, lists: CommandArgs<"requisition.setLists">): Decided {
  const { reasons, closeReasons, labels, sources } = state;
  if (JSON.stringify({ reasons, closeReasons, labels, sources }) === JSON.stringify(inOrder(lists))) {
    return decided([]);
  }
  return decided([{ type: "requisition.listsSet", data: lists }]);
}

function inOrder({ reasons, closeReasons, labels, sources }: CommandArgs<"requisition.setLists">) {
  return { reasons, closeReasons, labels, sources };
}
