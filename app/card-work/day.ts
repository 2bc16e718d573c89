/** Calendar days without a time: the same day wherever one looks, compared with the viewer's own today. */

/** Today where the viewer is, as YYYY-MM-DD. */
export function todayOf(now: Date): string {
  const part = (value: number) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${part(now.getMonth() + 1)}-${part(now.getDate())}`;
}

/** A day in words; with its year if that is another one than today's. */
export function dayWords(day: string, today: string): string {
  const format = new Intl.DateTimeFormat(undefined, {
    day: "numeric",
    month: "short",
    ...(day.slice(0, 4) === today.slice(0, 4) ? {} : { year: "numeric" }),
    // The day is no moment: read in the zone that it is written in, it stays the same.
    timeZone: "UTC",
  });
  return format.format(new Date(`${day}T00:00:00Z`));
}
