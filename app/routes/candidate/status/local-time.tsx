import { useSyncExternalStore } from "react";
import { getLocale } from "#app/paraglide/runtime.js";

const never = () => () => {};

/** Whether this runs in the reader's browser, after hydration: only there is their time zone known. */
export function useInBrowser(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}

/** The reader's IANA zone, or null before hydration. */
export function useTimeZone(): string | null {
  return useInBrowser() ? new Intl.DateTimeFormat().resolvedOptions().timeZone : null;
}

/** A moment in the reader's time zone; in UTC, and saying so, until that is known. `at` in epoch milliseconds. */
export function LocalTime({ at }: { at: number }) {
  const inBrowser = useInBrowser();
  const format = new Intl.DateTimeFormat(getLocale(), {
    weekday: "short",
    day: "numeric",
    month: "long",
    hour: "numeric",
    minute: "2-digit",
    ...(inBrowser ? {} : { timeZone: "UTC", timeZoneName: "short" }),
  });
  return <time dateTime={new Date(at).toISOString()}>{format.format(at)}</time>;
}

const day = 24 * 3_600_000;

/** How many days ago that was, in the reader's calendar; nothing before hydration, as the server does not know it. */
export function TimeAgo({ at }: { at: number }) {
  if (!useInBrowser()) return null;
  const midnight = (moment: number) => new Date(moment).setHours(0, 0, 0, 0);
  const days = Math.round((midnight(at) - midnight(Date.now())) / day);
  const words = new Intl.RelativeTimeFormat(getLocale(), { numeric: "auto" }).format(days, "day");
  return <span className="whitespace-nowrap">({words})</span>;
}
