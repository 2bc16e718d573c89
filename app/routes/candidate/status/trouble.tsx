import { useLocation } from "react-router";
import { buttonStyles } from "#app/components/ui/button.tsx";
import { m } from "#app/paraglide/messages.js";
import { CandidateFrame } from "../frame.tsx";

/** Something failed on our side. A plain link, so that it also works without JavaScript. */
export function Trouble() {
  const { pathname } = useLocation();
  return (
    <CandidateFrame from={null}>
      <title>{m.journey_error_title()}</title>
      <h1 className="font-semibold text-3xl">{m.journey_error_title()}</h1>
      <p className="mt-4 text-pretty text-lg text-muted">{m.journey_error_lead()}</p>
      <a href={pathname} className={`${buttonStyles({ variant: "secondary", size: "lg" })} mt-8`}>
        {m.journey_error_again()}
      </a>
    </CandidateFrame>
  );
}
