/** What a fact makes of a room's state. Pure; the same on the server, in the browser and in a rebuild. */
import type { Application } from "../application/schema.ts";
import type { Id } from "../ids/ids.ts";
import { evolveInterviews } from "../interview/evolve.ts";
import type { Stage } from "../pipeline/schema.ts";
import type { Fact } from "./events.ts";
import type { Opening, RoomState } from "./schema.ts";

export type DatedFact = Fact & { at: number };

/** The state of a room in which nothing has happened yet. */
export function emptyRoom(organization: Id<"org">, requisition: Id<"req">): RoomState {
  const nothing = { reasons: [], closeReasons: [], labels: [], sources: [], openings: [] };
  return { organization, requisition, status: "draft", stages: [], ...nothing, applications: {} };
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

function without<T extends object, K extends keyof T>(whole: T, key: K): T {
  const { [key]: _gone, ...rest } = whole;
  return rest as T;
}

/** Makes one opening what `next` says. */
function opening(state: RoomState, id: Opening["id"] | undefined, next: Omit<Opening, "id">): RoomState {
  if (id === undefined) return state;
  return {
    ...state,
    openings: state.openings.map((each) => (each.id === id ? { id, ...next } : each)),
  };
}

function stage(state: RoomState, id: string, edit: (known: Stage) => Stage): RoomState {
  return { ...state, stages: state.stages.map((each) => (each.id === id ? edit(each) : each)) };
}

function anonymise(known: Stage, anonymised: boolean | undefined): Stage {
  if (anonymised === undefined) return known;
  return anonymised ? { ...known, anonymised } : without(known, "anonymised");
}

/** The stages with one of them put before another (null, or one that is not there: at the end). */
function reordered(stages: readonly Stage[], id: string, before: string | null): Stage[] {
  const moved = stages.find((each) => each.id === id);
  const rest = stages.filter((each) => each.id !== id);
  if (!moved) return rest;
  const at = rest.findIndex((each) => each.id === before);
  rest.splice(at < 0 ? rest.length : at, 0, moved);
  return rest;
}

/** Applies one fact. Facts about applications or stages that the state does not know change nothing. */
export function evolve(state: RoomState, fact: DatedFact): RoomState {
  switch (fact.type) {
    case "requisition.created": {
      const { openings = [], closeReasons = [], labels = [], sources = [], ...rest } = fact.data;
      const seats = openings.map((id) => ({ id, status: "open" as const }));
      return { ...state, ...rest, closeReasons, labels, sources, openings: seats };
    }
    case "requisition.statusChanged":
      return { ...state, status: fact.data.to };
    case "requisition.reasonsSet":
      return { ...state, reasons: fact.data.reasons };
    case "requisition.listsSet":
      return { ...state, ...fact.data };
    case "opening.added":
      return { ...state, openings: [...state.openings, { id: fact.data.opening, status: "open" }] };
    case "opening.closed":
      return opening(state, fact.data.opening, { status: "closed", reason: fact.data.reason });
    case "opening.reopened":
      return opening(state, fact.data.opening, { status: "open" });
    case "stage.added": {
      const at = state.stages.findIndex((stage) => stage.id === fact.data.before);
      const stages = [...state.stages];
      stages.splice(at < 0 ? stages.length : at, 0, fact.data.stage);
      return { ...state, stages };
    }
    case "stage.edited": {
      const { stage: id, limitDays, anonymised, ...edits } = fact.data;
      return stage(state, id, (known) => {
        const edited = anonymise({ ...known, ...edits }, anonymised);
        if (limitDays === undefined) return edited;
        return limitDays === null ? without(edited, "limitDays") : { ...edited, limitDays };
      });
    }
    case "stage.moved":
      return { ...state, stages: reordered(state.stages, fact.data.stage, fact.data.before) };
    case "stage.archived":
      return stage(state, fact.data.stage, (known) => ({ ...known, archived: true }));
    case "stage.restored":
      return stage(state, fact.data.stage, (known) => without(known, "archived"));
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
    case "application.arrived": {
      if (fact.application === undefined) return state;
      const arrived: Application = {
        id: fact.application,
        ...fact.data,
        status: "active",
        enteredStageAt: fact.at,
      };
      return { ...state, applications: { ...state.applications, [arrived.id]: arrived } };
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
    case "application.withdrawn":
      return change(state, fact.application, (known) => ({
        ...known,
        status: "withdrawn",
        ...(fact.data.reason && { reason: fact.data.reason }),
      }));
    // Back to where it stood; or, if that stage was archived, to where the fact says.
    case "application.unrejected":
    case "application.unwithdrawn":
      return change(state, fact.application, (known) =>
        without({ ...known, status: "active", stage: fact.data.stage }, "reason"),
      );
    case "application.hired": {
      const { opening: seat } = fact.data;
      const hired = change(state, fact.application, (known) => ({
        ...known,
        status: "hired",
        ...(seat && { opening: seat }),
      }));
      return opening(hired, seat, { status: "filled", application: fact.application });
    }
    case "application.unhired": {
      const back = change(state, fact.application, (known) =>
        without({ ...known, status: "active", stage: fact.data.stage }, "opening"),
      );
      return opening(back, fact.data.opening, { status: "open" });
    }
    case "application.assigned": {
      const { assignee } = fact.data;
      return change(state, fact.application, (known) =>
        assignee === null ? without(known, "assignee") : { ...known, assignee },
      );
    }
    case "application.transferStarted":
      return change(state, fact.application, (known) => ({ ...known, status: "leaving", to: fact.data.to }));
    case "application.transferCompleted":
      return change(state, fact.application, (known) => ({ ...known, status: "transferred" }));
    case "application.transferFailed":
      return change(state, fact.application, (known) => without({ ...known, status: "active" }, "to"));
    case "interview.planned":
    case "interview.changed":
    case "interview.cancelled":
    case "interview.finished":
      return change(state, fact.application, (known) => evolveInterviews(known, fact));
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
