/** What a fact makes of a room's state. Pure; the same on the server, in the browser and in a rebuild. */
import type { Application } from "../application/schema.ts";
import type { Id } from "../ids/ids.ts";
import type { Fact } from "./events.ts";
import type { RoomState } from "./schema.ts";

export type DatedFact = Fact & { at: number };

/** The state of a room in which nothing has happened yet. */
export function emptyRoom(organization: Id<"org">, requisition: Id<"req">): RoomState {
  return { organization, requisition, status: "draft", stages: [], reasons: [], applications: {} };
}

function change(
  state: RoomState,
  id: string | undefined,
  edit: (known: Application) => Application,
): RoomState {
  const known = id === undefined ? undefined : state.applications[id];
  if (!known) return state;
  return { ...state, applications: { ...state.applications, [known.id]: edit(known) } };
}

function without<K extends keyof Application>(application: Application, key: K): Application {
  const { [key]: _gone, ...rest } = application;
  return rest as Application;
}

/** Applies one fact. Facts about applications or stages that the state does not know change nothing. */
export function evolve(state: RoomState, fact: DatedFact): RoomState {
  switch (fact.type) {
    case "requisition.created":
      return { ...state, ...fact.data };
    case "requisition.statusChanged":
      return { ...state, status: fact.data.to };
    case "requisition.reasonsSet":
      return { ...state, reasons: fact.data.reasons };
    case "stage.added": {
      const at = state.stages.findIndex((stage) => stage.id === fact.data.before);
      const stages = [...state.stages];
      stages.splice(at < 0 ? stages.length : at, 0, fact.data.stage);
      return { ...state, stages };
    }
    case "stage.edited": {
      const { stage: id, ...edits } = fact.data;
      const stages = state.stages.map((stage) => (stage.id === id ? { ...stage, ...edits } : stage));
      return { ...state, stages };
    }
    case "application.created": {
      if (fact.application === undefined) return state;
      const created: Application = {
        id: fact.application,
        ...fact.data,
        status: "active",
        createdAt: fact.at,
        enteredStageAt: fact.at,
      };
      return { ...state, applications: { ...state.applications, [created.id]: created } };
    }
    case "application.moved":
      return change(state, fact.application, (known) => ({
        ...known,
        stage: fact.data.to,
        enteredStageAt: fact.at,
      }));
    case "application.rejected":
      return change(state, fact.application, (known) => ({
        ...known,
        status: "rejected",
        reason: fact.data.reason,
      }));
    case "application.unrejected":
      return change(state, fact.application, (known) => without({ ...known, status: "active" }, "reason"));
    case "application.hired":
      return change(state, fact.application, (known) => ({ ...known, status: "hired" }));
    case "announcement.scheduled":
      return change(state, fact.application, (known) => ({ ...known, pending: { ...fact.data } }));
    case "announcement.cancelled":
      return change(state, fact.application, (known) => without(known, "pending"));
    case "announcement.made":
      return change(state, fact.application, (known) => ({
        ...without(known, "pending"),
        told: { notice: fact.data.notice, stage: fact.data.stage, at: fact.at },
      }));
  }
}

/** Applies facts in order. */
export function evolveAll(state: RoomState, facts: readonly DatedFact[]): RoomState {
  return facts.reduce(evolve, state);
}
