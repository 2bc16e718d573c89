import { ExternalLink } from "lucide-react";
import { useEffect } from "react";
import { isRouteErrorResponse } from "react-router";
import { ErrorPage } from "#app/components/shell/error-page.tsx";
import { Page } from "#app/components/shell/page.tsx";
import { Avatar } from "#app/components/ui/avatar.tsx";
import { Badge } from "#app/components/ui/badge.tsx";
import { Banner } from "#app/components/ui/banner.tsx";
import { buttonStyles, LinkButton } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { useAnnounce } from "#app/components/ui/live-region.tsx";
import { servicesContext } from "#app/context.ts";
import { candidateWords } from "#app/interviews/candidate-words.ts";
import { isLink } from "#app/interviews/place.tsx";
import { useInterviewNews } from "#app/interviews/use-interview-news.ts";
import { required } from "#app/outcome.ts";
import { m } from "#app/paraglide/messages.js";
import { LocalTime } from "#app/routes/candidate/status/local-time.tsx";
import { requireMember } from "#app/viewer.ts";
import { isPast, opensBefore } from "#domain/interview/rules.ts";
import type { InterviewKit } from "#domain/views/interviews.ts";
import type { Route } from "./+types/route.ts";
import { KitFacts } from "./kit-facts.tsx";
import { KitFiles } from "./kit-files.tsx";

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: m.page_title({ page: loaderData ? titleOf(loaderData.kit) : m.interviews_gone_title() }) },
];

const titleOf = ({ title }: InterviewKit) => title || m.interviews_untitled();

export async function loader({ context, params, request }: Route.LoaderArgs) {
  requireMember(context, request);
  const kit = required(await context.get(servicesContext).interviews.kit(params.interview));
  const now = Date.now();
  return { kit, past: isPast(kit, now), soon: kit.at !== null && kit.at - opensBefore <= now };
}

/** What an interviewer needs for their interview: what the kit shows of the candidate, and nothing else. */
export default function Kit({ loaderData: { kit, past, soon } }: Route.ComponentProps) {
  useInterviewNews();
  return (
    <Page
      title={<span className="line-clamp-3 whitespace-normal break-words">{titleOf(kit)}</span>}
      trail={[{ to: "/interviews", label: m.interviews_title() }]}
      aside={<State kit={kit} past={past} />}
      actions={
        isLink(kit.place) && !past ? (
          <a
            href={kit.place}
            target="_blank"
            rel="noreferrer"
            className={buttonStyles({ variant: "primary" })}
          >
            <ExternalLink aria-hidden="true" className="size-4" />
            {m.interviews_join()}
          </a>
        ) : undefined
      }
    >
      <div className="mx-auto flex w-full max-w-3xl flex-col gap-7 px-4 py-6">
        <Who kit={kit} />
        <KitFacts kit={kit} past={past} soon={soon} />
        <section aria-labelledby="instructions" className="flex flex-col gap-2">
          <h2 id="instructions" className="font-semibold text-base">
            {m.interviews_instructions()}
          </h2>
          {kit.instructions ? (
            <p className="max-w-prose whitespace-pre-wrap break-words text-base">{kit.instructions}</p>
          ) : (
            <p className="text-muted text-sm">{m.interviews_no_instructions()}</p>
          )}
        </section>
        {kit.waits ? (
          <Banner>
            {kit.waits.until === null ? (
              m.interviews_closed()
            ) : (
              <>
                {m.interviews_opens()} <LocalTime at={kit.waits.until} />
              </>
            )}
          </Banner>
        ) : null}
        {kit.files ? <KitFiles files={kit.files} /> : null}
      </div>
    </Page>
  );
}

function State({ kit, past }: { kit: InterviewKit; past: boolean }) {
  if (kit.status === "done") return <Badge tone="success">{m.interviews_status_done()}</Badge>;
  return past ? <Badge>{m.interviews_over()}</Badge> : null;
}

function Who({ kit }: { kit: InterviewKit }) {
  const known = candidateWords(kit);
  return (
    <div className="flex items-center gap-3">
      <Avatar name={kit.alias ?? kit.name} size="xl" />
      <div className="min-w-0">
        <p className="break-words font-semibold text-lg">{known}</p>
        {kit.headline ? <p className="break-words text-base">{kit.headline}</p> : null}
        <p className="break-words text-muted text-sm">{kit.role}</p>
      </div>
    </div>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  if (!isRouteErrorResponse(error) || error.status !== 404) return <ErrorPage error={error} inside />;
  return <Gone />;
}

/** Also where an open kit ends up when the interview is called off. */
function Gone() {
  const announce = useAnnounce();
  useEffect(() => announce(m.interviews_gone_title()), [announce]);
  return (
    <Page title={m.interviews_title()}>
      <EmptyState title={m.interviews_gone_title()} description={m.interviews_gone()}>
        <LinkButton to="/interviews">{m.interviews_all()}</LinkButton>
      </EmptyState>
    </Page>
  );
}
