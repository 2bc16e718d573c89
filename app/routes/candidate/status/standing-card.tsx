import { cn } from "#app/components/ui/cn.ts";
import { m } from "#app/paraglide/messages.js";
import type { CandidateStatus } from "#domain/views/candidate-status.ts";
import type { Standing } from "#domain/views/standing.ts";
import { LocalTime, TimeAgo } from "./local-time.tsx";
import { StandingSign } from "./standing-sign.tsx";
import { wordsFor } from "./words.ts";

/** Where the application stands now. `fresh`: it changed while the page was open, so it moves in. */
export function StandingCard({
  status,
  standing,
  fresh,
}: {
  status: CandidateStatus;
  standing: Standing | null;
  fresh: boolean;
}) {
  const words = wordsFor(standing, status);
  const kind = standing?.kind ?? "none";
  const quiet = standing?.kind === "received" ? standing.publicName : null;
  const open = kind === "received" || kind === "stage";
  return (
    <section
      key={standing?.seq ?? 0}
      aria-labelledby="standing"
      data-standing={kind}
      data-seq={standing?.seq ?? 0}
      className={cn(
        "overflow-hidden rounded-xl border bg-surface",
        kind === "hired" && "border-success bg-success-soft",
        fresh && "journey-arrives",
      )}
    >
      <div className="px-5 py-7 sm:px-8 sm:py-9">
        <StandingSign kind={kind} />
        {kind === "stage" ? <p className="text-base text-muted">{m.journey_here()}</p> : null}
        <h2 id="standing" className="text-balance font-semibold text-3xl">
          {words.headline}
        </h2>
        <p className="mt-3 max-w-prose text-pretty text-lg">{words.lead}</p>
        {quiet === null ? null : <p className="mt-4 font-medium text-xl">{quiet}</p>}
        {words.thanks === null ? null : (
          <p className="mt-3 max-w-prose text-pretty text-lg">{words.thanks}</p>
        )}
        {standing === null ? null : (
          <p className="mt-5 text-base text-muted">
            {words.since} <LocalTime at={standing.since} /> <TimeAgo at={standing.since} />
          </p>
        )}
      </div>
      {open ? (
        <div className="border-t bg-sunken px-5 py-5 sm:px-8">
          {standing?.next ? (
            <>
              <h3 className="text-base text-muted">{m.journey_next()}</h3>
              <p className="mt-0.5 font-medium text-lg">{standing.next}</p>
            </>
          ) : null}
          <p className={cn("text-base text-muted", standing?.next && "mt-2")}>{m.journey_next_open()}</p>
        </div>
      ) : null}
    </section>
  );
}
