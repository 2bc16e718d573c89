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
export function standing(entries: readonly StatusEntry[]): Standing | null {
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

/** Adds what arrived to what is known: each seq once, in order of seq, whatever order it came in. */
export function mergeEntries(known: readonly StatusEntry[], arrived: readonly (StatusEntry | InboxEntry)[]) {
  const bySeq = new Map<number, StatusEntry>(known.map((entry) => [entry.seq, entry]));
  for (const { seq, at, notice } of arrived) if (!bySeq.has(seq)) bySeq.set(seq, { seq, at, notice });
  return [...bySeq.values()].sort((left, right) => left.seq - right.seq);
}
