/** What a candidate's page makes of its entries. Without zod: the page is to be small. */
import type { InboxEntry } from "../announcement/schema.ts";
import type { StatusEntry } from "./candidate-status.ts";

export interface Standing {
  /** What the page's headline is about. */
  kind: "received" | "stage" | "notSelected" | "withdrawn" | "hired";
  /** The public name of the stage they are in, if any. */
  publicName: string | null;
  /** What usually comes next, or null if nothing does. */
  next: string | null;
  /** UTC epoch milliseconds. */
  since: number;
  /** The highest seq that the page knows. */
  seq: number;
}

/** Where the candidate stands after everything that was announced, or null before the first announcement. */
export function standing(entries: readonly (StatusEntry | InboxEntry)[]): Standing | null {
  const last = mergeEntries([], entries).at(-1);
  if (!last) return null;
  const { notice, at, seq } = last;
  const named = notice.kind === "received" || notice.kind === "stage";
  return {
    kind: notice.kind,
    publicName: named ? notice.publicName : null,
    next: named ? notice.next : null,
    since: at,
    seq,
  };
}

/**
 * Adds what arrived to what is known: each once, in the order in which it was said, whatever order it came in. An
 * application may go from one requisition to another, and each of them counts its own.
 */
export function mergeEntries(known: readonly StatusEntry[], arrived: readonly (StatusEntry | InboxEntry)[]) {
  const all: StatusEntry[] = [];
  for (const { seq, at, notice, requisition } of [...known, ...arrived]) {
    // A page from before this was known does not say of which requisition its entries are.
    const is = (each: StatusEntry) =>
      each.seq === seq &&
      (each.requisition && requisition ? each.requisition === requisition : each.at === at);
    if (!all.some(is)) all.push({ seq, at, notice, ...(requisition && { requisition }) });
  }
  return all.sort(inOrder);
}

function inOrder(left: StatusEntry, right: StatusEntry): number {
  const [one, other] = [left.requisition ?? "", right.requisition ?? ""];
  if (one === other || one === "" || other === "") return left.seq - right.seq;
  return left.at - right.at || (one < other ? -1 : 1);
}
