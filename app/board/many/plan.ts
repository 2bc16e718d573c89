/** What doing something with many cards would come to: decided beforehand by the rules themselves. Pure. */
import { Draft } from "#app/live/draft.ts";
import type { Capability } from "#domain/access/access.ts";
import { ranksBefore } from "#domain/application/rank.ts";
import { isId, newId } from "#domain/ids/ids.ts";
import type { Refusal } from "#domain/refusal/refusal.ts";
import type { Act, Command } from "#domain/requisition/commands.ts";
import { decide } from "#domain/requisition/decide.ts";
import type { RoomState } from "#domain/requisition/schema.ts";
import { nobody } from "#domain/views/board-settings.ts";
import type { ManyVerb } from "../board-ui.ts";
import type { Summaries } from "../view/filter.ts";

export interface ManyAsk {
  verb: ManyVerb;
  /** The stage, reason, label or person; empty where the verb needs none. */
  choice: string;
  /** Of a label: take it away instead. */
  remove?: boolean;
}

export interface ManyRoom {
  state: RoomState;
  summaries: Summaries;
  abilities: readonly Capability[];
  /** The rank of the first card in a stage: what is moved there comes before it. */
  firstRank(stage: string): string | undefined;
  /** UTC epoch milliseconds. */
  now: number;
}

export interface ManyPlan {
  /** In the order of the screen, one for each card of `goes`. */
  acts: Act[];
  goes: string[];
  /** Why not; null: there is nothing to do, it is so already. */
  cannot: { application: string; refusal: Refusal | null }[];
}

/** Whether the card is already what the verb would make of it. */
function isSo({ verb, choice, remove }: ManyAsk, id: string, { state, summaries }: ManyRoom): boolean {
  const application = state.applications[id];
  if (!application) return false;
  if (verb === "move") return application.status === "active" && application.stage === choice;
  if (verb === "assign") return (application.assignee ?? nobody) === choice;
  if (verb === "label") return (summaries[id]?.labels.includes(choice) ?? false) === (remove !== true);
  return false;
}

function actOf({ verb, choice, remove }: ManyAsk, id: string, room: ManyRoom, rank: string): Act | null {
  if (!isId("app", id)) return null;
  const application = id;
  const known = room.state.applications[id];
  switch (verb) {
    case "move":
      if (!isId("stg", choice) || !known) return null;
      return { type: "application.move", args: { application, to: choice, rank, from: known.stage } };
    case "reject":
      return isId("rsn", choice)
        ? { type: "application.reject", args: { application, reason: choice } }
        : null;
    case "withdraw":
      return {
        type: "application.withdraw",
        args: { application, ...(isId("rsn", choice) && { reason: choice }) },
      };
    case "label":
      if (!isId("lbl", choice)) return null;
      return {
        type: "application.label",
        args: { application, add: remove ? [] : [choice], remove: remove ? [choice] : [] },
      };
    case "assign":
      return {
        type: "application.assign",
        args: { application, assignee: choice === nobody ? null : choice, from: known?.assignee ?? null },
      };
    case "announce":
      return { type: "application.announce", args: { application } };
    case "unreject":
      return { type: "application.unreject", args: { application } };
    case "unwithdraw":
      return { type: "application.unwithdraw", args: { application } };
  }
}

/** Decides each in turn over what those before it would have made of the room. */
export function planOf(ask: ManyAsk, ids: readonly string[], room: ManyRoom): ManyPlan {
  const plan: ManyPlan = { acts: [], goes: [], cannot: [] };
  const draft = new Draft(room.state);
  const id = newId("cmd");
  const ranks = ask.verb === "move" ? ranksBefore(room.firstRank(ask.choice), ids.length) : [];
  for (const [at, application] of ids.entries()) {
    if (isSo(ask, application, room)) {
      plan.cannot.push({ application, refusal: null });
      continue;
    }
    const act = actOf(ask, application, room, ranks[at] ?? "a0");
    if (!act) continue;
    const command = { id, baseSeq: 0, ...act } as Command;
    const decided = decide(draft.about(application), command, {
      actor: { capabilities: [...room.abilities] },
      now: room.now,
    });
    if (!decided.ok) {
      plan.cannot.push({ application, refusal: decided.refusal });
      continue;
    }
    for (const fact of decided.value.facts) draft.apply({ ...fact, at: room.now });
    plan.acts.push(act);
    plan.goes.push(application);
  }
  return plan;
}
