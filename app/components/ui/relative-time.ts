const steps = [
  ["minute", 60_000],
  ["hour", 3_600_000],
  ["day", 86_400_000],
  ["week", 604_800_000],
  ["month", 2_629_800_000],
  ["year", 31_557_600_000],
] as const;

/**
 * "12 min. ago", "yesterday", "in 3 hr."; under a minute "now". `at` and `now` are UTC epoch milliseconds.
 * Rounds toward zero: what was 59 minutes ago is not an hour ago.
 */
export function relativeTime(
  at: number,
  now: number,
  locale: string,
  style: "long" | "short" | "narrow" = "short",
): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: "auto", style });
  const distance = at - now;
  const size = Math.abs(distance);
  const step = steps.findLast(([, length]) => size >= length);
  if (!step) return format.format(0, "second");
  const [unit, length] = step;
  return format.format(Math.trunc(distance / length), unit);
}

/** Milliseconds until the words for `at` can change: a minute for the first hour, then longer. */
export function nextTick(at: number, now: number): number {
  const size = Math.abs(at - now);
  return size < 3_600_000 ? 30_000 : 600_000;
}
