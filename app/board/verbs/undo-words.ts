/** What undo and redo will do, and why they cannot, in words. */
import { refusalWords } from "#app/components/refusal-words.ts";
import type { RoomSnapshot } from "#app/live/room-snapshot.ts";
import type { Entry, Step, Turned } from "#app/live/undo/journal.ts";
import { m } from "#app/paraglide/messages.js";
import type { Act } from "#domain/requisition/commands.ts";
import type { RoomEvent } from "#domain/requisition/events.ts";
import { nameOf } from "../names.ts";

/** "move Ana to Interview", "reject Ana and 11 more". */
export function entryWords(entry: Entry, room: RoomSnapshot): string {
  const [first, ...more] = entry.steps;
  if (!first) return "";
  const what = actWords(first.act, room);
  return more.length === 0 ? what : m.verbs_what_many({ what, count: more.length });
}

function actWords(act: Act, room: RoomSnapshot): string {
  const name = "application" in act.args ? nameOf(room.faces[act.args.application]) : "";
  const stageName = (id: string) => room.state.stages.find((each) => each.id === id)?.name ?? "";
  switch (act.type) {
    case "application.move": {
      const stage = stageName(act.args.to);
      return act.args.from === undefined
        ? m.verbs_what_order({ name, stage })
        : m.verbs_what_move({ name, stage });
    }
    case "application.reject":
      return m.verbs_what_reject({ name });
    case "application.unreject":
    case "application.unwithdraw":
      return m.verbs_what_unreject({ name });
    case "application.withdraw":
      return m.verbs_what_withdraw({ name });
    case "application.hire":
      return m.verbs_what_hire({ name });
    case "application.unhire":
      return m.verbs_what_unhire({ name });
    case "application.assign":
      return m.verbs_what_assign({ name });
    case "application.label":
      return m.verbs_what_label({ name });
    case "stage.move":
      return m.verbs_what_stage_move({ stage: stageName(act.args.stage) });
    case "stage.archive":
      return m.verbs_what_stage_archive({ stage: stageName(act.args.stage) });
    case "requisition.changeStatus":
      return m.verbs_what_status();
    default:
      if (act.type.startsWith("opening.")) return m.verbs_what_opening();
      return m.verbs_what_stage({ stage: "stage" in act.args ? stageName(act.args.stage ?? "") : "" });
  }
}

/** Why one of them could not be turned: who did what meanwhile, or what the rules say. */
export function overtakenWords(
  { step, by }: Turned["overtaken"][number],
  room: RoomSnapshot,
  meanwhile: (application: string) => string | null,
): string {
  if ("code" in by) return refusalWords(by);
  const told = applicationOf(step);
  const event = told === null ? null : meanwhile(told);
  if (event) return event;
  switch (by.what) {
    case "application":
      return statusWords(by.status, room.state.stages.find(({ id }) => id === by.stage)?.name ?? "");
    case "assignee":
      return m.verbs_now_assigned();
    case "stage":
      return m.verbs_now_stage();
    case "opening":
      return m.verbs_now_opening();
    case "status":
      return m.verbs_now_status();
  }
}

function applicationOf({ act }: Step): string | null {
  return "application" in act.args ? act.args.application : null;
}

/** Where a card stands by now. */
export function statusWords(status: string, stage: string): string {
  switch (status) {
    case "gone":
      return m.verbs_now_gone();
    case "rejected":
      return m.board_meanwhile_rejected({ stage });
    case "hired":
      return m.board_meanwhile_hired();
    case "withdrawn":
      return m.verbs_now_withdrawn();
    case "leaving":
    case "transferred":
      return m.verbs_now_elsewhere();
    default:
      return m.board_meanwhile_stage({ stage });
  }
}

/** "Ben rejected Ana at 14:02." Null for what does not matter here. */
export function eventWords(
  event: RoomEvent,
  room: RoomSnapshot,
  people: readonly { id: string; name: string }[],
): string | null {
  const who = people.find(({ id }) => id === event.actor.id)?.name ?? m.verbs_by_somebody();
  const name = nameOf(event.application ? room.faces[event.application] : undefined);
  const time = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" }).format(event.at);
  switch (event.type) {
    case "application.moved": {
      const { to } = event.data;
      const stage = room.state.stages.find(({ id }) => id === to)?.name ?? "";
      return m.verbs_meanwhile_moved({ who, stage, time });
    }
    case "application.rejected":
      return m.verbs_meanwhile_rejected({ who, name, time });
    case "application.unrejected":
    case "application.unwithdrawn":
      return m.verbs_meanwhile_unrejected({ who, name, time });
    case "application.withdrawn":
      return m.verbs_meanwhile_withdrawn({ who, name, time });
    case "application.hired":
      return m.verbs_meanwhile_hired({ who, name, time });
    case "application.unhired":
      return m.verbs_meanwhile_unhired({ who, name, time });
    case "application.assigned":
      return m.verbs_meanwhile_assigned({ who, name, time });
    case "application.transferStarted":
      return m.verbs_meanwhile_left({ who, name, time });
    default:
      return null;
  }
}
