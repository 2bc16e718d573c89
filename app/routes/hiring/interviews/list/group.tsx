import { useId } from "react";
import { Link } from "react-router";
import { Badge } from "#app/components/ui/badge.tsx";
import { candidateWords } from "#app/interviews/candidate-words.ts";
import { Began, Hours } from "#app/interviews/when.tsx";
import { m } from "#app/paraglide/messages.js";
import { TimeAgo } from "#app/routes/candidate/status/local-time.tsx";
import type { MyInterview } from "#domain/views/interviews.ts";

export interface GroupProps {
  heading: string;
  /** A moment of the day that it is about. */
  at?: number | null;
  interviews: readonly MyInterview[];
  past?: boolean;
}

/** The interviews of a day, or those that are over. */
export function Group({ heading, at = null, interviews, past = false }: GroupProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2">
      <h2 id={id} className="font-semibold text-base">
        {heading}{" "}
        {at !== null ? (
          <span className="font-normal text-muted text-sm">
            <TimeAgo at={at} />
          </span>
        ) : null}
      </h2>
      <ul className="divide-y overflow-hidden rounded-lg border bg-surface">
        {interviews.map((each) => (
          <Line key={each.id} interview={each} past={past} />
        ))}
      </ul>
    </section>
  );
}

function Line({ interview, past }: { interview: MyInterview; past: boolean }) {
  const { id, at, minutes, title, place, role, status } = interview;
  return (
    <li>
      {/* Not loaded before it is opened: that somebody looked is a line of the audit. */}
      <Link
        to={`/interviews/${id}`}
        className="-outline-offset-2 flex items-baseline gap-x-4 gap-y-1 px-4 py-3 transition-colors hover:bg-hover max-sm:flex-wrap pointer-coarse:min-h-12"
      >
        {at !== null ? (
          <span className="w-40 shrink-0 text-sm tabular-nums max-sm:w-full max-sm:text-muted">
            {past ? <Began at={at} /> : <Hours at={at} minutes={minutes} />}
          </span>
        ) : null}
        <span className="min-w-0 flex-1">
          <span className="line-clamp-2 break-words font-medium text-base">
            {title || m.interviews_untitled()}
          </span>
          <span className="block break-words text-muted text-sm">
            {m.interviews_with({ name: candidateWords(interview) })}
            <span aria-hidden="true"> · </span>
            {role}
          </span>
          {place && !past ? <span className="block truncate text-muted text-sm">{place}</span> : null}
        </span>
        {status === "done" ? <Badge tone="success">{m.interviews_status_done()}</Badge> : null}
      </Link>
    </li>
  );
}
