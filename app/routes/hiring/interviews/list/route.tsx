import { CalendarClock } from "lucide-react";
import { Link } from "react-router";
import { ErrorPage } from "#app/components/shell/error-page.tsx";
import { Page } from "#app/components/shell/page.tsx";
import { Badge } from "#app/components/ui/badge.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { servicesContext } from "#app/context.ts";
import { Hours, useDayOf, When } from "#app/interviews/when.tsx";
import { required } from "#app/outcome.ts";
import { m } from "#app/paraglide/messages.js";
import { useTimeZone } from "#app/routes/candidate/status/local-time.tsx";
import { requireMember } from "#app/viewer.ts";
import type { MyInterview } from "#domain/views/interviews.ts";
import type { Route } from "./+types/route.ts";

export const meta: Route.MetaFunction = () => [{ title: m.page_title({ page: m.interviews_title() }) }];

export async function loader({ context, request }: Route.LoaderArgs) {
  requireMember(context, request);
  return { interviews: required(await context.get(servicesContext).interviews.mine()) };
}

/** One's own interviews: by day what is coming up, and what was. */
export default function MyInterviews({ loaderData: { interviews } }: Route.ComponentProps) {
  const dayOf = useDayOf();
  const zone = useTimeZone();
  const coming = interviews.filter(({ past }) => !past);
  const untimed = coming.filter(({ at }) => at === null);
  const days = Map.groupBy(
    coming.filter(({ at }) => at !== null),
    ({ at }) => dayOf(at ?? 0),
  );
  const past = interviews.filter((each) => each.past).reverse();
  return (
    <Page title={m.interviews_title()}>
      <div className="mx-auto flex w-full max-w-3xl flex-col gap-7 px-4 py-6">
        {interviews.length === 0 ? (
          <EmptyState
            icon={<CalendarClock aria-hidden="true" />}
            title={m.interviews_none_title()}
            description={m.interviews_none()}
          />
        ) : (
          <>
            <p className="text-muted text-sm">
              {zone ? m.interviews_zone({ zone: zone.replaceAll("_", " ") }) : m.interviews_zone_utc()}
            </p>
            {coming.length === 0 ? <p className="text-base">{m.interviews_no_upcoming()}</p> : null}
            {[...days].map(([day, here]) => (
              <Group key={day} heading={day} interviews={here} />
            ))}
            {untimed.length > 0 ? <Group heading={m.interviews_untimed()} interviews={untimed} /> : null}
            {past.length > 0 ? <Group heading={m.interviews_past()} interviews={past} past /> : null}
          </>
        )}
      </div>
    </Page>
  );
}

interface GroupProps {
  heading: string;
  interviews: readonly MyInterview[];
  past?: boolean;
}

function Group({ heading, interviews, past = false }: GroupProps) {
  return (
    <section aria-label={heading} className="flex flex-col gap-2">
      <h2 className="font-semibold text-base">{heading}</h2>
      <ul className="divide-y overflow-hidden rounded-lg border bg-surface">
        {interviews.map((each) => (
          <li key={each.id}>
            <Link
              to={`/interviews/${each.id}`}
              prefetch="intent"
              className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-3 transition-colors hover:bg-hover pointer-coarse:min-h-12"
            >
              {each.at !== null ? (
                <span className="w-36 shrink-0 text-muted text-sm tabular-nums max-sm:w-full">
                  {past ? <When {...each} /> : <Hours at={each.at} minutes={each.minutes} />}
                </span>
              ) : null}
              <span className="min-w-0 flex-1">
                <span className="block font-medium text-base">{each.title || m.interviews_untitled()}</span>
                <span className="block text-muted text-sm">
                  {m.interviews_with({ name: each.name ?? m.interviews_candidate_unnamed() })}
                  <span aria-hidden="true"> · </span>
                  {each.role}
                </span>
              </span>
              {each.status === "done" ? <Badge tone="success">{m.interviews_status_done()}</Badge> : null}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ErrorPage error={error} inside />;
}
