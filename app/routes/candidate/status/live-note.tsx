import { cn } from "#app/components/ui/cn.ts";
import type { InboxLink } from "#app/live/inbox.ts";
import { m } from "#app/paraglide/messages.js";
import { useInBrowser } from "./local-time.tsx";

/**
 * Whether news reaches this page, said calmly: no red, no spinner. `quiet`: after a decision it raises no hopes and
 * speaks only when the network is gone.
 */
export function LiveNote({ link, quiet }: { link: InboxLink; quiet: boolean }) {
  const inBrowser = useInBrowser();
  const away = link === "away";
  if (quiet && !away) return <p data-link={link} className="mt-4" />;
  return (
    <p className="mt-4 flex min-h-6 items-start gap-2.5 px-1 text-base text-muted" data-link={link}>
      {inBrowser ? (
        <>
          <span
            aria-hidden="true"
            className={cn(
              "mt-1.75 size-2 shrink-0 rounded-full",
              away ? "border border-control" : "bg-success",
              link === "live" && "journey-breathes",
            )}
          />
          {away ? m.journey_away() : m.journey_live()}
        </>
      ) : (
        <noscript>{m.journey_no_script()}</noscript>
      )}
    </p>
  );
}
