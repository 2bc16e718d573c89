import { CalendarClock } from "lucide-react";
import { ErrorPage } from "#app/components/shell/error-page.tsx";
import { Page } from "#app/components/shell/page.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { servicesContext } from "#app/context.ts";
import { useInterviewNews } from "#app/interviews/use-interview-news.ts";
import { useDayOf } from "#app/interviews/when.tsx";
import { required } from "#app/outcome.ts";
import { m } from "#app/paraglide/messages.js";
import { useTimeZone } from "#app/routes/candidate/status/local-time.tsx";
import { requireMember } from "#app/viewer.ts";
import type { Route } from "./+types/route.ts";
import { Group } from "./group.tsx";

export const meta: Route.MetaFunction = () => [{ title: m.page_title({ page: m.interviews_title() }) }];

export async function loader({ context, request }: Route.LoaderArgs) {
  requireMember(context, request);
  return { interviews: required(await context.get(servicesContext).interviews.mine()) };
}

/** One's own interviews: by day what is coming up, and what was. */
export default function MyInterviews({ loaderData: { interviews } }: Route.ComponentProps) {
  useInterviewNews();
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
            {coming.length === 0 ? (
              <p className="rounded-lg border border-dashed px-4 py-6 text-center text-muted text-sm">
                {m.interviews_no_upcoming()}
              </p>
            ) : null}
            {[...days].map(([day, here]) => (
              <Group key={day} heading={day} at={here[0]?.at ?? null} interviews={here} />
            ))}
            {untimed.length > 0 ? <Group heading={m.interviews_untimed()} interviews={untimed} /> : null}
            {past.length > 0 ? <Group heading={m.interviews_past()} interviews={past} past /> : null}
          </>
        )}
      </div>
    </Page>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ErrorPage error={error} inside />;
}
