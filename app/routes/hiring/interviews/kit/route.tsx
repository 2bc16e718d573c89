import { isRouteErrorResponse } from "react-router";
import { ErrorPage } from "#app/components/shell/error-page.tsx";
import { Page } from "#app/components/shell/page.tsx";
import { Avatar } from "#app/components/ui/avatar.tsx";
import { Badge } from "#app/components/ui/badge.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { servicesContext } from "#app/context.ts";
import { When } from "#app/interviews/when.tsx";
import { required } from "#app/outcome.ts";
import { m } from "#app/paraglide/messages.js";
import { LocalTime } from "#app/routes/candidate/status/local-time.tsx";
import { sourceWords } from "#app/routes/hiring/card/source-words.ts";
import { requireMember } from "#app/viewer.ts";
import type { InterviewKit } from "#domain/views/interviews.ts";
import type { Route } from "./+types/route.ts";
import { KitFiles } from "./kit-files.tsx";
import { Place } from "./place.tsx";

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: m.page_title({ page: loaderData?.kit.title || m.interviews_untitled() }) },
];

export async function loader({ context, params, request }: Route.LoaderArgs) {
  requireMember(context, request);
  return { kit: required(await context.get(servicesContext).interviews.kit(params.interview)) };
}

/** What an interviewer needs for their interview: what the kit shows of the candidate, and nothing else. */
export default function Kit({ loaderData: { kit } }: Route.ComponentProps) {
  return (
    <Page
      title={kit.title || m.interviews_untitled()}
      trail={[{ to: "/interviews", label: m.interviews_title() }]}
      aside={kit.status === "done" ? <Badge tone="success">{m.interviews_status_done()}</Badge> : undefined}
    >
      <div className="mx-auto flex w-full max-w-3xl flex-col gap-7 px-4 py-6">
        <Who kit={kit} />
        <dl className="grid gap-x-6 gap-y-3 rounded-lg border bg-surface p-4 text-sm sm:grid-cols-2">
          <Term words={m.interviews_when()}>
            <When at={kit.at} minutes={kit.minutes} />
          </Term>
          {kit.place ? (
            <Term words={m.interviews_where()}>
              <Place place={kit.place} />
            </Term>
          ) : null}
          <Term words={m.interviews_who()}>{kit.people.map(({ name }) => name).join(", ")}</Term>
          {kit.source ? <Term words={m.interviews_source()}>{sourceWords(kit.source)}</Term> : null}
          {kit.contact ? (
            <>
              <Term words={m.interviews_email()}>{kit.contact.email ?? m.interviews_contact_none()}</Term>
              <Term words={m.interviews_phone()}>{kit.contact.phone ?? m.interviews_contact_none()}</Term>
            </>
          ) : null}
        </dl>
        <section aria-labelledby="instructions" className="flex flex-col gap-2">
          <h2 id="instructions" className="font-semibold text-base">
            {m.interviews_instructions()}
          </h2>
          <p className="max-w-prose whitespace-pre-wrap break-words text-base">
            {kit.instructions || <span className="text-muted">{m.interviews_no_instructions()}</span>}
          </p>
        </section>
        {kit.waits ? (
          <p className="text-muted text-sm">
            {kit.waits.until === null ? (
              m.interviews_closed()
            ) : (
              <>
                {m.interviews_opens()} <LocalTime at={kit.waits.until} />
              </>
            )}
          </p>
        ) : null}
        {kit.files ? <KitFiles files={kit.files} /> : null}
      </div>
    </Page>
  );
}

function Who({ kit: { name, headline, role } }: { kit: InterviewKit }) {
  const known = name ?? m.interviews_candidate_unnamed();
  return (
    <div className="flex items-center gap-3">
      <Avatar name={known} size="lg" />
      <div className="min-w-0">
        <p className="font-semibold text-lg">{known}</p>
        {headline ? <p className="text-base">{headline}</p> : null}
        <p className="text-muted text-sm">{role}</p>
      </div>
    </div>
  );
}

function Term({ words, children }: { words: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-muted">{words}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  if (!isRouteErrorResponse(error) || error.status !== 404) return <ErrorPage error={error} inside />;
  return (
    <Page title={m.interviews_title()}>
      <EmptyState title={m.interviews_gone_title()} description={m.interviews_gone()}>
        <LinkButton to="/interviews">{m.interviews_all()}</LinkButton>
      </EmptyState>
    </Page>
  );
}
