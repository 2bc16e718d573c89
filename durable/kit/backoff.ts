const first = 1_000;
const longest = 5 * 60_000;

/** Milliseconds to wait after the n-th attempt in a row (1, 2, 3 …) that was not confirmed: doubling, capped. */
export function backoff(attempt: number): number {
  return Math.min(longest, first * 2 ** Math.min(Math.max(attempt - 1, 0), 20));
}
