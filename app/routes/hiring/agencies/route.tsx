import { Building2, Inbox, Share2 } from "lucide-react";
import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import { ErrorPage } from "#app/components/shell/error-page.tsx";
import { Page } from "#app/components/shell/page.tsx";
import { Banner } from "#app/components/ui/banner.tsx";
import { Button, LinkButton } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { servicesContext } from "#app/context.ts";
import { required } from "#app/outcome.ts";
import { m } from "#app/paraglide/messages.js";
import { requireMember } from "#app/viewer.ts";
import type { RequisitionAgencies, ShareView } from "#domain/views/agency.ts";
import type { Route } from "./+types/route.ts";
import { act } from "./acts.ts";
import { ShareDialog } from "./share-dialog.tsx";
import { ShareItem } from "./share-item.tsx";
import { SubmissionItem } from "./submission-item.tsx";

export const meta: Route.MetaFunction = () => [{ title: m.page_title({ page: m.agencies_title() }) }];

export async function loader({ context, params, request }: Route.LoaderArgs) {
  requireMember(context, request);
  const view = required(await context.get(servicesContext).agencies.of(params.requisition));
  return { view, requisition: params.requisition, now: Date.now() };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  requireMember(context, request);
  const { agencies } = context.get(servicesContext);
  // Who may not, or does not reach it, is told so whatever the form says.
  required(await agencies.may(params.requisition));
  return act(agencies, params.requisition, await request.formData());
}

/** With whom a requisition is shared, and what they submitted. Not live: loaded anew with the page and each act. */
export default function RequisitionAgenciesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { view, requisition, now } = loaderData;
  const { title, open, shares, agencies, submissions } = view;
  const [dialog, setDialog] = useState<ShareView | "new" | null>(null);
  const close = useCallback(() => setDialog(null), []);
  const decided = useRef<HTMLHeadingElement>(null);
  // The button that was pressed is gone: the keyboard goes on where it was.
  useEffect(() => {
    if (actionData?.ok && submissions && document.activeElement === document.body) decided.current?.focus();
  }, [actionData, submissions]);
  const share =
    agencies.length > 0 ? (
      <Button icon={<Share2 aria-hidden="true" className="size-4" />} onClick={() => setDialog("new")}>
        {m.agencies_share_dots()}
      </Button>
    ) : null;
  return (
    <Page
      title={m.agencies_title()}
      trail={[{ to: `/requisitions/${requisition}`, label: title }]}
      actions={shares.length > 0 ? share : null}
    >
      <div className="mx-auto flex w-full max-w-3xl flex-col gap-8 px-4 py-6">
        {/* Where the header has no room for it. */}
        <Link to={`/requisitions/${requisition}`} className="-mb-4 text-accent-text text-base sm:hidden">
          {title}
        </Link>
        {actionData?.said ? (
          <Banner tone={actionData.ok ? "success" : "danger"} live={actionData.ok ? "status" : "alert"}>
            {actionData.said}
          </Banner>
        ) : null}
        <section aria-labelledby="shares" className="flex flex-col gap-2">
          <h2 id="shares" className="font-semibold text-base">
            {m.agencies_shared_with()}
          </h2>
          {shares.length > 0 ? (
            <ul aria-labelledby="shares" className="divide-y overflow-hidden rounded-lg border bg-surface">
              {shares.map((each) => (
                <ShareItem key={each.agency.id} share={each} now={now} onEdit={() => setDialog(each)} />
              ))}
            </ul>
          ) : (
            <NotShared view={view}>{share}</NotShared>
          )}
        </section>
        <section aria-labelledby="submissions" className="flex flex-col gap-2">
          <h2 id="submissions" ref={decided} tabIndex={-1} className="font-semibold text-base">
            {m.agencies_submissions()}
          </h2>
          {open || submissions.length === 0 ? null : (
            <p className="text-muted text-sm">{m.agencies_not_open()}</p>
          )}
          {submissions.length > 0 ? (
            <ul
              aria-labelledby="submissions"
              className="divide-y overflow-hidden rounded-lg border bg-surface"
            >
              {submissions.map((each) => (
                <SubmissionItem key={each.id} of={each} requisition={requisition} open={open} now={now} />
              ))}
            </ul>
          ) : (
            <EmptyState
              icon={<Inbox />}
              level={3}
              title={m.agencies_submissions_none()}
              description={m.agencies_submissions_none_text()}
            />
          )}
        </section>
      </div>
      {dialog ? (
        <ShareDialog agencies={agencies} share={dialog === "new" ? null : dialog} onClose={close} />
      ) : null}
    </Page>
  );
}

/** With nobody yet; and where there is no agency at all, the way to make one. */
function NotShared({ view, children }: { view: RequisitionAgencies; children: ReactNode }) {
  const none = view.agencies.length === 0;
  return (
    <EmptyState
      icon={<Building2 />}
      level={3}
      title={none ? m.agencies_none() : m.agencies_shares_none()}
      description={none ? m.agencies_none_text() : m.agencies_shares_none_text()}
    >
      {none ? <LinkButton to="/settings/agencies">{m.agencies_add_first()}</LinkButton> : children}
    </EmptyState>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ErrorPage error={error} inside />;
}
