import { BriefcaseBusiness, ChevronRight, Inbox, Users } from "lucide-react";
import { Link } from "react-router";
import { ErrorPage } from "#app/components/shell/error-page.tsx";
import { Page } from "#app/components/shell/page.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { servicesContext } from "#app/context.ts";
import { required } from "#app/outcome.ts";
import { m } from "#app/paraglide/messages.js";
import { rangeWords } from "#app/pay/words.ts";
import { requireMember } from "#app/viewer.ts";
import type { SharedRequisition } from "#domain/views/agency.ts";
import { OwnSubmissions } from "../own-submissions.tsx";
import { RoleStatus } from "../role-status.tsx";
import type { Route } from "./+types/route.ts";

export const meta: Route.MetaFunction = () => [{ title: m.page_title({ page: m.nav_agency() }) }];

export async function loader({ context, request }: Route.LoaderArgs) {
  const { organization } = requireMember(context, request);
  const desk = required(await context.get(servicesContext).desk.view());
  return { desk, organization: organization.name, now: Date.now() };
}

/** What an agency has: the roles that are shared with it, and whom it submitted. Not live: loaded anew with the page. */
export default function Desk({ loaderData: { desk, organization, now } }: Route.ComponentProps) {
  const { agency, requisitions, submissions } = desk;
  return (
    <Page title={agency ?? m.nav_agency()}>
      <div className="mx-auto flex w-full max-w-3xl flex-col gap-8 px-4 py-6">
        {agency === null ? (
          <EmptyState
            icon={<Users />}
            title={m.agency_unassigned_title()}
            description={m.agency_unassigned_text({ organization })}
          />
        ) : (
          <>
            <section aria-labelledby="roles" className="flex flex-col gap-2">
              <h2 id="roles" className="font-semibold text-base">
                {m.agency_roles()}
              </h2>
              {requisitions.length > 0 ? (
                <ul aria-labelledby="roles" className="divide-y overflow-hidden rounded-lg border bg-surface">
                  {requisitions.map((requisition) => (
                    <Role key={requisition.id} of={requisition} />
                  ))}
                </ul>
              ) : (
                <EmptyState
                  icon={<BriefcaseBusiness />}
                  level={3}
                  title={m.agency_roles_none()}
                  description={m.agency_roles_none_text({ organization })}
                />
              )}
            </section>
            <section aria-labelledby="submissions" className="flex flex-col gap-2">
              <h2 id="submissions" className="font-semibold text-base">
                {m.agency_submissions()}
              </h2>
              {submissions.length > 0 ? (
                <OwnSubmissions submissions={submissions} now={now} withRole />
              ) : (
                <EmptyState
                  icon={<Inbox />}
                  level={3}
                  title={m.agency_submissions_none()}
                  description={m.agency_submissions_none_text()}
                />
              )}
            </section>
          </>
        )}
      </div>
    </Page>
  );
}

function Role({ of: { id, title, department, location, status, pay } }: { of: SharedRequisition }) {
  const facts = [department, location, pay ? rangeWords(pay) : ""].filter((each) => each !== "");
  return (
    <li className="relative flex items-center gap-3 px-4 py-3 hover:bg-hover">
      <div className="min-w-0 flex-1">
        <Link
          to={`/agency/requisitions/${id}`}
          className="truncate font-medium after:absolute after:inset-0"
          prefetch="intent"
        >
          {title}
        </Link>
        <p className="text-muted text-sm">{facts.join(" · ")}</p>
      </div>
      <RoleStatus status={status} />
      <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-subtle" />
    </li>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ErrorPage error={error} inside />;
}
