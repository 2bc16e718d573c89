/** New order keys between existing ones (fractional-indexing). Ranks come from the network: none is trusted to be a key. */
import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing";

/** Keys longer than this are refused by the schema; far below it a list would have to be numbered anew. */
const longest = 190;

function isKey(rank: string | undefined): rank is string {
  if (rank === undefined) return false;
  try {
    generateKeyBetween(rank, null);
    return true;
  } catch {
    return false;
  }
}

/**
 * A rank that puts a card at `index` (0 = first) of a list in the board's order, without the card itself.
 * Where neighbours share a rank or have none, the nearest place after them is taken.
 */
export function rankAt(ordered: readonly (string | undefined)[], index: number): string {
  const at = Math.max(0, Math.min(index, ordered.length));
  const before = ordered.slice(0, at).findLast(isKey) ?? null;
  const after = ordered.slice(at).find((rank) => isKey(rank) && (before === null || rank > before)) ?? null;
  const key = generateKeyBetween(before, after);
  // Only somebody who works at it gets here; the end of the list is always free.
  return key.length <= longest ? key : generateKeyBetween(ordered.findLast(isKey)?.slice(0, 2) ?? null, null);
}

/** Ranks for `count` cards that come, in this order, before the first of a list in the board's order. */
export function ranksBefore(first: string | undefined, count: number): string[] {
  const keys = generateNKeysBetween(null, isKey(first) ? first : null, count);
  return keys.every((key) => key.length <= longest) ? keys : generateNKeysBetween(null, null, count);
}
