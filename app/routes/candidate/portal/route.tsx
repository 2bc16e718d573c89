import { ChevronRight } from "lucide-react";
import { data, Form, redirect } from "react-router";
import { Button, LinkButton } from "#app/components/ui/button.tsx";
import { servicesContext, viewerContext } from "#app/context.ts";
import { m } from "#app/paraglide/messages.js";
import { refusalStatus } from "#domain/refusal/refusal.ts";
import { CandidateFrame } from "../frame.tsx";
import { privateHeaders, privateMeta } from "../private-page.ts";
import { TimeAgo } from "../status/local-time.tsx";
import { Trouble } from "../status/trouble.tsx";
import { wordsFor } from "../status/words.ts";
import type { Route } from "./+types/route.ts";

export async function loader({ context }: Route.LoaderArgs) {
  const viewer = context.get(viewerContext);
  if (!viewer) throw redirect("/sign-in");
  const mine = await context.get(servicesContext).portal.mine();
  if (!mine.ok) throw data(null, { status: refusalStatus[mine.refusal.code], headers: privateHeaders });
  return data(
    { email: viewer.user.email, works: viewer.organizations.length > 0, applications: mine.value },
    { headers: privateHeaders },
  );
}

export const headers = () => privateHeaders;
export const meta = () => [{ title: m.portal_title() }, ...privateMeta];

export default function Portal({ loaderData: { email, works, applications } }: Route.ComponentProps) {
  const none = applications.length === 0;
  return (
    <CandidateFrame from={m.app_name()} aside={<Aside works={works} />}>
      <h1 className="font-semibold text-3xl">{none ? m.portal_empty_title() : m.portal_title()}</h1>
      <p className="mt-2 text-pretty text-lg text-muted">
        {none ? m.portal_empty_lead({ email }) : m.portal_lead({ email })}
      </p>
      {none ? null : (
        <ul className="mt-8 divide-y overflow-hidden rounded-xl border bg-surface">
          {applications.map(({ application, role, organization, statusLink, standing }) => (
            <li key={application} className="relative flex items-center gap-4 px-5 py-4 hover:bg-hover">
              <div className="min-w-0 flex-1">
                <a href={statusLink} className="font-medium text-lg after:absolute after:inset-0">
                  {role}
                </a>
                <p className="text-base text-muted">{organization}</p>
                <p className="mt-1 text-base" data-standing={standing?.kind ?? "none"}>
                  {wordsFor(standing, { role, organization }).headline}
                  {standing ? (
                    <span className="text-muted">
                      {" "}
                      <TimeAgo at={standing.since} />
                    </span>
                  ) : null}
                </p>
              </div>
              <ChevronRight aria-hidden="true" className="size-5 shrink-0 text-subtle" />
            </li>
          ))}
        </ul>
      )}
    </CandidateFrame>
  );
}

/** `works`: they belong to an organization, as an interviewer or agency say. */
function Aside({ works }: { works: boolean }) {
  return (
    <Form method="post" action="/sign-out" className="flex gap-1">
      {works ? (
        <LinkButton to="/organization" variant="ghost">
          {m.organization_title()}
        </LinkButton>
      ) : null}
      <LinkButton to="/settings/account" variant="ghost">
        {m.account_title()}
      </LinkButton>
      <Button type="submit" variant="ghost">
        {m.portal_sign_out()}
      </Button>
    </Form>
  );
}

export function ErrorBoundary() {
  return <Trouble />;
}
