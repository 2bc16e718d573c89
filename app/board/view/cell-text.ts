/** What stands in a cell of the table, and in the file that one takes along: the same words. */
import { m } from "#app/paraglide/messages.js";
import type { Application } from "#domain/application/schema.ts";
import type { RoomState } from "#domain/requisition/schema.ts";
import type { BoardPerson, Face } from "#domain/views/board.ts";
import type { TableColumn } from "#domain/views/board-settings.ts";
import { daysSince } from "../clock.ts";
import type { Summaries } from "./filter.ts";
import { assigneeName, sourceName } from "./use-facets.ts";

export interface CellFacts {
  state: Pick<RoomState, "stages" | "labels" | "sources" | "reasons">;
  faces: Readonly<Record<string, Face>>;
  summaries: Summaries;
  people: readonly BoardPerson[];
  /** UTC epoch milliseconds. */
  now: number;
}

export function statusWords(status: Application["status"]): string {
  const words: Record<Application["status"], () => string> = {
    active: m.board_show_active,
    rejected: m.board_status_rejected,
    withdrawn: m.view_show_withdrawn,
    hired: m.board_status_hired,
    leaving: m.view_status_leaving,
    transferred: m.view_status_transferred,
  };
  return words[status]();
}

/** A day as 2026-11-23, in this browser's time zone. */
export function dayOf(at: number): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The labels of a card that exist, in the organization's order. */
export function labelsOf(id: string, { state, summaries }: Pick<CellFacts, "state" | "summaries">) {
  const has = summaries[id]?.labels;
  return has ? state.labels.filter((label) => has.includes(label.id)) : [];
}

/** What the candidate was last told, in words; null if nothing. */
export function toldWords({ told }: Application, stages: RoomState["stages"]): string | null {
  if (!told) return null;
  return stages.find(({ id }) => id === told.stage)?.name ?? "";
}

/** The text of one cell; a number of days is a number. */
export function cellText(
  application: Application,
  column: TableColumn,
  facts: CellFacts,
): string | number | null {
  const { state, faces, people, now } = facts;
  switch (column) {
    case "headline":
      return faces[application.id]?.headline ?? null;
    case "stage":
      return state.stages.find(({ id }) => id === application.stage)?.name ?? null;
    case "status": {
      const reason = state.reasons.find(({ id }) => id === application.reason)?.label;
      return [statusWords(application.status), reason].filter(Boolean).join(": ");
    }
    case "labels":
      return labelsOf(application.id, facts)
        .map(({ name }) => name)
        .join(", ");
    case "assignee":
      return application.assignee === undefined ? null : assigneeName(application.assignee, people);
    case "source":
      return sourceName(application.source, state.sources);
    case "age":
      return application.status === "active" ? daysSince(application.enteredStageAt, now) : null;
    case "applied":
      return dayOf(application.createdAt);
    case "told":
      return toldWords(application, state.stages);
  }
}
