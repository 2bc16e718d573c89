import { m } from "#app/paraglide/messages.js";
import { CandidateFrame } from "../frame.tsx";

/** A link that was revoked and one that never was read the same, and tell nothing about any application. */
export function Gone({ justNow = false }: { justNow?: boolean }) {
  const help = [m.journey_gone_help_newest(), m.journey_gone_help_whole(), m.journey_gone_help_ask()];
  return (
    <CandidateFrame from={null}>
      <title>{m.journey_gone_title()}</title>
      <p role="status" className="sr-only">
        {justNow ? m.journey_gone_live() : null}
      </p>
      <h1 className="font-semibold text-3xl">{m.journey_gone_title()}</h1>
      <p className="mt-4 text-pretty text-lg text-muted">{m.journey_gone_lead()}</p>
      <h2 className="mt-10 font-semibold text-lg">{m.journey_gone_help_title()}</h2>
      <ul className="mt-3 list-disc space-y-2 pl-5 text-lg text-muted marker:text-control">
        {help.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </CandidateFrame>
  );
}
