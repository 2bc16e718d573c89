import { Badge } from "#app/components/ui/badge.tsx";
import { m } from "#app/paraglide/messages.js";
import type { OwnSubmission } from "#domain/views/agency.ts";
import { dayWords, statusTones, statusWords } from "./words.ts";

/** Whom the agency submitted, and the one word that it is told of each. `now`: when this was read. */
export function OwnSubmissions({
  submissions,
  now,
  withRole = false,
}: {
  submissions: readonly OwnSubmission[];
  now: number;
  withRole?: boolean;
}) {
  return (
    <ul aria-label={m.agency_submissions()} className="divide-y overflow-hidden rounded-lg border bg-surface">
      {submissions.map((submission) => (
        <Item key={submission.id} of={submission} now={now} withRole={withRole} />
      ))}
    </ul>
  );
}

function Item({ of, now, withRole }: { of: OwnSubmission; now: number; withRole: boolean }) {
  const { name, role, status, submittedAt, ownership } = of;
  const facts = [
    withRole ? role : null,
    m.agency_submitted_on({ day: dayWords(submittedAt) }),
    ownership && yours(ownership.until, now),
  ].filter((each) => each !== null);
  return (
    <li className="flex flex-col items-start gap-x-3 gap-y-1 px-4 py-3 sm:flex-row sm:items-center">
      <div className="min-w-0 max-w-full flex-1">
        <p className="truncate font-medium">{name}</p>
        <p className="text-muted text-sm">{facts.join(" · ")}</p>
      </div>
      <Badge tone={statusTones[status] ?? "neutral"}>{statusWords[status]()}</Badge>
    </li>
  );
}

function yours(until: number, now: number): string {
  const day = dayWords(until);
  return now < until ? m.agency_yours_until({ day }) : m.agency_yours_ended({ day });
}
