import { parseWithZod } from "@conform-to/zod/v4";
import { useEffect } from "react";
import { data, isRouteErrorResponse, redirect, useSearchParams } from "react-router";
import { refusalWords } from "#app/components/refusal-words.ts";
import { ErrorPage } from "#app/components/shell/error-page.tsx";
import { Page } from "#app/components/shell/page.tsx";
import { Banner } from "#app/components/ui/banner.tsx";
import { useToast } from "#app/components/ui/toast.tsx";
import { servicesContext } from "#app/context.ts";
import { required } from "#app/outcome.ts";
import { m } from "#app/paraglide/messages.js";
import { rangeWords } from "#app/pay/words.ts";
import { requireMember } from "#app/viewer.ts";
import { newId } from "#domain/ids/ids.ts";
import { refusalStatus } from "#domain/refusal/refusal.ts";
import type { OwnSubmission } from "#domain/views/agency.ts";
import { OwnSubmissions } from "../own-submissions.tsx";
import { RoleStatus } from "../role-status.tsx";
import type { Route } from "./+types/route.ts";
import { submissionFormSchema } from "./form.ts";
import { SubmitForm } from "./submit-form.tsx";

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: m.page_title({ page: loaderData?.view.requisition.title ?? m.nav_agency() }) },
];

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { organization } = requireMember(context, request);
  const { desk } = context.get(servicesContext);
  const view = required(await desk.requisition(params.requisition));
  return { view, organization: organization.name, now: Date.now(), attempt: newId("cmd") };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  requireMember(context, request);
  const { desk } = context.get(servicesContext);
  // What is not shared is not there, whatever the form says.
  required(await desk.requisition(params.requisition));
  const form = await request.formData();
  const submission = parseWithZod(form, { schema: submissionFormSchema() });
  if (submission.status !== "success") return data(submission.reply(), 422);
  const { attempt, file, ...fields } = submission.value;
  const sent = await desk.submit(params.requisition, fields, file ?? null, attempt || newId("cmd"));
  if (!sent.ok) {
    const { refusal } = sent;
    const stale = refusal.code === "input.invalid" && refusal.params?.field === "consent";
    const words = stale ? m.agency_consent_stale() : refusalWords(refusal);
    return data(submission.reply({ formErrors: [words] }), refusalStatus[refusal.code]);
  }
  const { pathname } = new URL(request.url);
  throw redirect(`${pathname.replace(/\.data$/, "")}?${new URLSearchParams({ sent: sent.value.id })}`);
}

/** Without a connection the form stays, and what was typed and chosen in it. */
export async function clientAction({ serverAction }: Route.ClientActionArgs) {
  try {
    return await serverAction();
  } catch (error) {
    // Redirects are thrown as well.
    if (error instanceof Response || isRouteErrorResponse(error)) throw error;
    return data({ status: "error" as const, error: { "": [m.agency_not_sent()] } }, 503);
  }
}

/** One role that is shared with the agency: whom it submitted, and a form for another one. */
export default function AgencyRequisition({ loaderData, actionData }: Route.ComponentProps) {
  const { view, organization, now, attempt } = loaderData;
  const { requisition, submissions, ownershipDays, consent } = view;
  const { title, department, location, pay, status } = requisition;
  useSaid(submissions);
  const facts = [department, location, pay ? rangeWords(pay) : ""].filter((each) => each !== "");
  return (
    <Page
      title={title}
      trail={[{ to: "/agency", label: m.nav_agency() }]}
      aside={<RoleStatus status={status} />}
    >
      <div className="mx-auto flex w-full max-w-3xl flex-col gap-8 px-4 py-6">
        <p className="text-base text-muted">{facts.join(" · ")}</p>
        <section aria-labelledby="submit" className="flex flex-col gap-2">
          <h2 id="submit" tabIndex={-1} className="font-semibold text-base">
            {m.agency_submit_title()}
          </h2>
          {status === "open" ? (
            <>
              <p className="text-muted text-sm">{m.agency_submit_text({ days: ownershipDays })}</p>
              {/* Another try is another form, empty. */}
              <SubmitForm
                key={submissions.length}
                organization={organization}
                role={title}
                consent={consent}
                attempt={attempt}
                lastResult={actionData}
              />
            </>
          ) : (
            <Banner tone="info" live="none">
              {m.agency_closed()}
            </Banner>
          )}
        </section>
        <section aria-labelledby="submissions" className="flex flex-col gap-2">
          <h2 id="submissions" className="font-semibold text-base">
            {m.agency_submissions()}
          </h2>
          {submissions.length > 0 ? (
            <OwnSubmissions submissions={submissions} now={now} />
          ) : (
            <p className="text-muted text-sm">{m.agency_submissions_none_here()}</p>
          )}
        </section>
      </div>
    </Page>
  );
}

/** Says once what became of the submission that the URL names. */
function useSaid(submissions: readonly OwnSubmission[]): void {
  const { toast } = useToast();
  const [params, setParams] = useSearchParams();
  const sent = params.get("sent");
  useEffect(() => {
    if (sent === null) return;
    const found = submissions.find(({ id }) => id === sent);
    if (found?.status === "alreadyKnown") toast({ title: m.agency_said_known({ name: found.name }) });
    else if (found) toast({ title: m.agency_said_sent({ name: found.name }), tone: "success" });
    // The button that was pressed is gone with its form: on with another one.
    if (document.activeElement === document.body) document.getElementById("submit")?.focus();
    setParams({}, { replace: true, preventScrollReset: true });
  }, [sent, submissions, setParams, toast]);
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ErrorPage error={error} inside />;
}
