/** How long a socket stays away before it comes back, by what ended it. Pure. */
import { closeCode, finalCloseCodes } from "#domain/live/wire.ts";

/** After these the room wants to be left alone for a while: coming back at once would be hammering. */
const slowCloseCodes: readonly number[] = [
  closeCode.malformed,
  closeCode.reset,
  closeCode.tooLarge,
  closeCode.tooMany,
  closeCode.roomFull,
  closeCode.tooManyTabs,
  closeCode.documentFull,
];
/** After these our copy of the document is not the room's: it starts again from there. */
const staleCloseCodes: readonly number[] = [
  closeCode.malformed,
  closeCode.reset,
  closeCode.tooLarge,
  closeCode.documentFull,
];

const firstMs = 1_000;
const longestMs = 15_000;
const slowFirstMs = 10_000;
const slowLongestMs = 120_000;

/** Whether the room has said that there is no coming back. */
export function isFinal(code: number): boolean {
  return finalCloseCodes.includes(code);
}

export function isStale(code: number): boolean {
  return staleCloseCodes.includes(code);
}

export function isSlow(code: number): boolean {
  return slowCloseCodes.includes(code);
}

/**
 * Milliseconds until the next try. Full jitter: anywhere between nothing and the bound, so that a server that
 * restarts is not met by everybody at once. `tries` counts those that failed in a row, `random` is in [0, 1).
 */
export function comeBackAfter(tries: number, random: number): number {
  return random * Math.min(longestMs, firstMs * 2 ** Math.min(tries, 10));
}

/** The same after a slow code: never at once, `times` counts such ends in a row. */
export function comeBackSlowlyAfter(times: number, random: number): number {
  const bound = Math.min(slowLongestMs, slowFirstMs * 2 ** Math.min(times, 10));
  return bound / 2 + (random * bound) / 2;
}
