/** When an interview is, in the reader's own time zone, which is named; in UTC until that is known. */
import { m } from "#app/paraglide/messages.js";
import { getLocale } from "#app/paraglide/runtime.js";
import { useInBrowser } from "#app/routes/candidate/status/local-time.tsx";
import { isZone } from "#domain/interview/zone.ts";

interface Timed {
  at: number | null;
  minutes: number;
}

const clock = { hour: "numeric", minute: "2-digit" } as const;
const dated = { weekday: "short", day: "numeric", month: "long", ...clock } as const;

/** Formats of the reader's own zone; of UTC, until that is known. */
function useFormats(): (options: Intl.DateTimeFormatOptions) => Intl.DateTimeFormat {
  const inBrowser = useInBrowser();
  return (options) =>
    new Intl.DateTimeFormat(getLocale(), { ...options, ...(inBrowser ? {} : { timeZone: "UTC" }) });
}

function Range({ at, minutes, format }: { at: number; minutes: number; format: Intl.DateTimeFormat }) {
  return <time dateTime={new Date(at).toISOString()}>{format.formatRange(at, at + minutes * 60_000)}</time>;
}

/** "Tue, November 24, 10:00 – 10:45 AM GMT+1"; where it was planned in another zone, also what time it is there. */
export function When({ at, minutes, zone }: Timed & { zone?: string }) {
  const inBrowser = useInBrowser();
  const formats = useFormats();
  if (at === null) return <span>{m.interviews_untimed()}</span>;
  const elsewhere = inBrowser && zone ? timeIn(zone, at) : null;
  return (
    <>
      <Range at={at} minutes={minutes} format={formats({ ...dated, ...yearOf(at), timeZoneName: "short" })} />
      {elsewhere ? <span className="block font-normal text-muted">{elsewhere}</span> : null}
    </>
  );
}

/** "10:00 – 10:45", under a day's heading. */
export function Hours({ at, minutes }: { at: number; minutes: number }) {
  const formats = useFormats();
  return <Range at={at} minutes={minutes} format={formats(clock)} />;
}

/** "Tue, November 3, 10:00 AM", for what is over. */
export function Began({ at }: { at: number }) {
  const formats = useFormats();
  return (
    <time dateTime={new Date(at).toISOString()}>
      {formats({ ...dated, month: "short", ...yearOf(at) }).format(at)}
    </time>
  );
}

/** The reader's day of a moment, as a word to group by. */
export function useDayOf(): (at: number) => string {
  const formats = useFormats();
  return (at) => formats({ weekday: "long", day: "numeric", month: "long", ...yearOf(at) }).format(at);
}

/** "3:00 AM in Lisbon", with the day if it is another one there; null if it is the reader's own time. */
function timeIn(zone: string, at: number): string | null {
  if (!isZone(zone)) return null;
  const told = (options: Intl.DateTimeFormatOptions) => {
    const format = (timeZone?: string) =>
      new Intl.DateTimeFormat(getLocale(), { ...options, ...(timeZone && { timeZone }) }).format(at);
    return { here: format(), there: format(zone) };
  };
  const [time, day] = [told(clock), told({ weekday: "short" })];
  if (time.here === time.there && day.here === day.there) return null;
  const place = zone.split("/").at(-1)?.replaceAll("_", " ") ?? zone;
  return m.interviews_elsewhere({
    time: day.here === day.there ? time.there : `${day.there}, ${time.there}`,
    place,
  });
}

/** A year is said only of another one. */
function yearOf(at: number): { year?: "numeric" } {
  return new Date(at).getFullYear() === new Date().getFullYear() ? {} : { year: "numeric" };
}
