import { generateKeyBetween } from "fractional-indexing";
import type { Id } from "#domain/ids/ids.ts";
import type { InRequisition } from "#workers/context.ts";
import { lastRank } from "#workers/queries/last-rank.ts";

const digits = "123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/**
 * An order key behind every card of the stage that D1 knows. Two hundred files dropped at once ask before any of
 * them is projected: random digits at the end keep their keys apart, so that a card can still go in between.
 */
export async function endRank({ db, record }: InRequisition, stage: Id<"stg">): Promise<string> {
  const last = await lastRank(db, record.id, stage);
  const random = crypto.getRandomValues(new Uint8Array(5));
  const tail = [...random].map((byte) => digits[byte % digits.length]).join("");
  return `${generateKeyBetween(usable(last), null)}${tail}`;
}

/** A key that we can go on from; one that somebody broke counts as none. */
function usable(rank: string | null): string | null {
  try {
    generateKeyBetween(rank, null);
    return rank;
  } catch {
    return null;
  }
}
