import { useEffect, useState } from "react";
import { nextTick, relativeTime } from "#app/components/ui/relative-time.ts";
import { getLocale } from "#app/paraglide/runtime.js";

export interface RelativeTimeProps {
  /** UTC epoch milliseconds. */
  at: number;
  style?: "long" | "short" | "narrow";
  className?: string;
}

/**
 * "12 min. ago", kept up to date, with the exact local time as its title. The server's clock may have passed a
 * minute by the time that the browser takes over, so the first difference is no error.
 */
export function RelativeTime({ at, style = "short", className }: RelativeTimeProps) {
  const locale = getLocale();
  const [now, setNow] = useState(() => Date.now());
  const [title, setTitle] = useState<string>();
  useEffect(() => {
    // Only the browser knows the viewer's zone.
    setTitle(new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(at));
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), nextTick(at, Date.now()));
    return () => clearInterval(timer);
  }, [at, locale]);
  return (
    <time dateTime={new Date(at).toISOString()} title={title} className={className} suppressHydrationWarning>
      {relativeTime(at, now, locale, style)}
    </time>
  );
}
