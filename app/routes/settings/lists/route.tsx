import { ErrorPage } from "#app/components/shell/error-page.tsx";
import { Page } from "#app/components/shell/page.tsx";
import { SettingsTabs } from "#app/components/shell/settings-tabs.tsx";
import { servicesContext } from "#app/context.ts";
import { required } from "#app/outcome.ts";
import { m } from "#app/paraglide/messages.js";
import { requireMember } from "#app/viewer.ts";
import { can } from "#domain/access/access.ts";
import { listNames } from "#domain/lists/schema.ts";
import { refuse } from "#domain/refusal/refusal.ts";
import type { Route } from "./+types/route.ts";
import { act as actOn } from "./acts.ts";
import { ListSection } from "./list-section.tsx";
import { useListAct } from "./use-list-act.ts";

export const meta: Route.MetaFunction = () => [{ title: m.page_title({ page: m.lists_title() }) }];

export async function loader({ context, request }: Route.LoaderArgs) {
  const viewer = requireMember(context, request);
  if (!can(viewer, "lists.edit")) required(refuse("access.denied"));
  const lists = required(await context.get(servicesContext).lists.view());
  return { lists };
}

export async function action({ context, request }: Route.ActionArgs) {
  const viewer = requireMember(context, request);
  if (!can(viewer, "lists.edit")) required(refuse("access.denied"));
  return actOn(context.get(servicesContext), await request.formData());
}

/** What everybody chooses from on every requisition. An edit is on all open boards within a moment. */
export default function Lists({ loaderData }: Route.ComponentProps) {
  const act = useListAct();
  return (
    <Page title={m.lists_title()}>
      <SettingsTabs />
      <div className="mx-auto flex w-full max-w-3xl flex-col gap-8 px-4 py-6">
        <p className="text-base text-muted">{m.lists_lead()}</p>
        {listNames.map((list) => (
          <ListSection key={list} list={list} entries={loaderData.lists[list]} act={act} />
        ))}
      </div>
    </Page>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ErrorPage error={error} inside />;
}
