/** Which requisitions the list shows, and in which order. Pure: the page and its test share it. */
import { type RequisitionStatus, requisitionStatuses } from "#domain/requisition/schema.ts";
import type { RequisitionRow } from "#domain/views/board.ts";

/** Where work is comes first. */
export const statusOrder = [
  "open",
  "onHold",
  "draft",
  "filled",
  "closed",
] as const satisfies RequisitionStatus[];

export interface ListFilter {
  text: string;
  status: RequisitionStatus | "all";
}

/** From the URL: `?q=` and `?status=`; what is not understood filters nothing. */
export function readFilter(params: URLSearchParams): ListFilter {
  const status = requisitionStatuses.find((known) => known === params.get("status")) ?? "all";
  return { text: params.get("q") ?? "", status };
}

export interface RequisitionGroup {
  status: RequisitionStatus;
  rows: RequisitionRow[];
}

/** Groups by status in working order, newest activity first; every word of the text must occur. */
export function groupRequisitions(rows: readonly RequisitionRow[], filter: ListFilter): RequisitionGroup[] {
  const words = fold(filter.text).split(/\s+/).filter(Boolean);
  const shown = rows.filter((row) => {
    if (filter.status !== "all" && row.status !== filter.status) return false;
    const text = fold(`${row.title} ${row.team} ${row.location}`);
    return words.every((word) => text.includes(word));
  });
  return statusOrder
    .map((status) => ({
      status,
      rows: shown
        .filter((row) => row.status === status)
        .sort((left, right) => right.lastActivityAt - left.lastActivityAt || (left.id < right.id ? -1 : 1)),
    }))
    .filter((group) => group.rows.length > 0);
}

/** "Zürich" is found by "zurich". */
function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();
}
