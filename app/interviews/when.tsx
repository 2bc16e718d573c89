/** When an interview is, in the reader's own time zone; in UTC, and saying so, until that is known. */
import { m } from "#app/paraglide/messages.js";
import { getLocale } from "#app/paraglide/runtime.js";
import { useInBrowser } from "#app/routes/candidate/status/local-time.tsx";

interface Timed {
  at: number | null;
  minutes: number;
}

/** "Mon, 24 November, 10:00 – 10:45". */
export function When({ at, minutes }: Timed) {
  const inBrowser = useInBrowser();
  if (at === null) return <span>{m.interviews_untimed()}</span>;
  const format = new Intl.DateTimeFormat(getLocale(), {
    ...{ weekday: "short", day: "numeric", month: "long", hour: "numeric", minute: "2-digit" },
    ...(inBrowser ? {} : { timeZone: "UTC", timeZoneName: "short" }),
  });
  return <time dateTime={new Date(at).toISOString()}>{format.formatRange(at, at + minutes * 60_000)}</time>;
}

/** "10:00 – 10:45", under a day's heading. */
export function Hours({ at, minutes }: { at: number; minutes: number }) {
  const inBrowser = useInBrowser();
  const format = new Intl.DateTimeFormat(getLocale(), {
    ...{ hour: "numeric", minute: "2-digit" },
    ...(inBrowser ? {} : { timeZone: "UTC" }),
  });
  return <time dateTime={new Date(at).toISOString()}>{format.formatRange(at, at + minutes * 60_000)}</time>;
}

/** The reader's day of a moment, as a word to group by. */
export function useDayOf(): (at: number) => string {
  const inBrowser = useInBrowser();
  const format = new Intl.DateTimeFormat(getLocale(), {
    ...{ weekday: "long", day: "numeric", month: "long", year: "numeric" },
    ...(inBrowser ? {} : { timeZone: "UTC" }),
  });
  return (at) => format.format(at);
}
