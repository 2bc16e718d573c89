import { CircleCheck } from "lucide-react";
import { data } from "react-router";
import { ErrorPage } from "#app/components/shell/error-page.tsx";
import { Page } from "#app/components/shell/page.tsx";
import { SettingsTabs } from "#app/components/shell/settings-tabs.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { servicesContext } from "#app/context.ts";
import { required } from "#app/outcome.ts";
import { m } from "#app/paraglide/messages.js";
import { requireMember } from "#app/viewer.ts";
import type { Route } from "./+types/route.ts";
import { ParkedItem } from "./parked-item.tsx";

export const meta: Route.MetaFunction = () => [{ title: m.page_title({ page: m.parked_title() }) }];

export async function loader({ context, request }: Route.LoaderArgs) {
  requireMember(context, request);
  return { jobs: required(await context.get(servicesContext).parked.list()) };
}

export async function action({ context, request }: Route.ActionArgs) {
  requireMember(context, request);
  const form = await request.formData();
  const how = form.get("how") === "dismiss" ? "dismiss" : "replay";
  const done = await context.get(servicesContext).parked.handle(String(form.get("id") ?? ""), how);
  // Somebody else was faster: the list, which is read again, says so.
  if (!done.ok && done.refusal.code === "resource.missing") return data({ how: null }, { status: 404 });
  required(done);
  return data({ how });
}

/** Work in the background that kept failing, for administrators. */
export default function Parked({ loaderData: { jobs } }: Route.ComponentProps) {
  return (
    <Page title={m.parked_title()}>
      <SettingsTabs />
      <div className="mx-auto flex w-full max-w-3xl flex-col gap-5 px-4 py-6">
        {jobs.length === 0 ? (
          <EmptyState icon={<CircleCheck />} title={m.parked_none()} description={m.parked_none_lead()} />
        ) : (
          <>
            <p className="text-muted">{m.parked_lead()}</p>
            <ul className="flex flex-col overflow-hidden rounded-lg border bg-surface">
              {jobs.map((job) => (
                <ParkedItem key={job.id} job={job} />
              ))}
            </ul>
          </>
        )}
      </div>
    </Page>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ErrorPage error={error} inside />;
}
