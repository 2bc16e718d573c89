import { LayoutTemplate } from "lucide-react";
import { useFetcher } from "react-router";
import { ErrorPage } from "#app/components/shell/error-page.tsx";
import { Page } from "#app/components/shell/page.tsx";
import { SettingsTabs } from "#app/components/shell/settings-tabs.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { servicesContext } from "#app/context.ts";
import { required } from "#app/outcome.ts";
import { m } from "#app/paraglide/messages.js";
import { requireMember } from "#app/viewer.ts";
import { can } from "#domain/access/access.ts";
import { refuse } from "#domain/refusal/refusal.ts";
import type { TemplateEdit } from "#domain/template/schema.ts";
import { type Ends, useEnds } from "../parts/use-ends.ts";
import type { Route } from "./+types/route.ts";
import { act as actOn } from "./acts.ts";
import { TemplateItem } from "./template-item.tsx";

export const meta: Route.MetaFunction = () => [{ title: m.page_title({ page: m.templates_title() }) }];

export async function loader({ context, request }: Route.LoaderArgs) {
  const viewer = requireMember(context, request);
  if (!can(viewer, "lists.edit")) required(refuse("access.denied"));
  const templates = required(await context.get(servicesContext).templates.list());
  return { templates };
}

export async function action({ context, request }: Route.ActionArgs) {
  const viewer = requireMember(context, request);
  if (!can(viewer, "lists.edit")) required(refuse("access.denied"));
  const input: unknown = await request.json().catch(() => null);
  return actOn(context.get(servicesContext), input);
}

export default function Templates({ loaderData }: Route.ComponentProps) {
  const { templates } = loaderData;
  const act = useTemplateAct();
  const used = templates.filter(({ archived }) => !archived);
  const archived = templates.filter((template) => template.archived);
  return (
    <Page title={m.templates_title()}>
      <SettingsTabs />
      <div className="mx-auto flex w-full max-w-3xl flex-col gap-6 px-4 py-6">
        <p className="text-base text-muted">{m.templates_lead()}</p>
        {used.length > 0 ? (
          <ul
            aria-label={m.templates_title()}
            className="divide-y overflow-hidden rounded-lg border bg-surface"
          >
            {used.map((template) => (
              <TemplateItem key={template.id} template={template} act={act} />
            ))}
          </ul>
        ) : (
          <EmptyState
            icon={<LayoutTemplate />}
            title={m.templates_none_title()}
            description={m.templates_none_text()}
          >
            <LinkButton to="/requisitions">{m.nav_requisitions()}</LinkButton>
          </EmptyState>
        )}
        {archived.length > 0 ? (
          <details className="overflow-hidden rounded-lg border bg-surface">
            <summary className="cursor-pointer px-4 py-2.5 text-xs text-muted hover:text-text">
              {m.lists_archived({ count: archived.length })}
            </summary>
            <ul className="divide-y border-t">
              {archived.map((template) => (
                <TemplateItem key={template.id} template={template} act={act} />
              ))}
            </ul>
          </details>
        ) : null}
      </div>
    </Page>
  );
}

/** Changes a template; a note says why not. */
function useTemplateAct() {
  const fetcher = useFetcher<typeof actOn>({ key: "template-act" });
  const begin = useEnds(fetcher.data);
  return (template: string, edit: TemplateEdit, ends: Ends = {}) => {
    begin(ends);
    void fetcher.submit(JSON.stringify({ template, edit }), {
      method: "post",
      encType: "application/json",
    });
  };
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ErrorPage error={error} inside />;
}
