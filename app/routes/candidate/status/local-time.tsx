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
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "numeric",
    minute: "2-digit",
    ...(inBrowser ? {} : { timeZone: "UTC", timeZoneName: "short" }),
  });
  return <time dateTime={new Date(at).toISOString()}>{format.format(at)}</time>;
}
