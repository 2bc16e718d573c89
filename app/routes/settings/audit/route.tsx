import { Download, ScrollText } from "lucide-react";
import { ErrorPage } from "#app/components/shell/error-page.tsx";
import { Page } from "#app/components/shell/page.tsx";
import { SettingsTabs } from "#app/components/shell/settings-tabs.tsx";
import { buttonStyles, LinkButton } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { servicesContext } from "#app/context.ts";
import { required } from "#app/outcome.ts";
import { m } from "#app/paraglide/messages.js";
import { requireMember } from "#app/viewer.ts";
import type { Route } from "./+types/route.ts";
import { AuditFilters } from "./audit-filters.tsx";
import { AuditLines } from "./audit-lines.tsx";
import { readFilters } from "./filters.ts";

export const meta: Route.MetaFunction = () => [{ title: m.page_title({ page: m.audit_title() }) }];

export async function loader({ context, request }: Route.LoaderArgs) {
  requireMember(context, request);
  const { audit, members, requisitions } = context.get(servicesContext);
  const search = new URL(request.url).searchParams;
  const { query, shown } = readFilters(search);
  const view = required(await audit.view(query));
  const people = required(await members.list()).map(({ id, name }) => ({ id, name }));
  const places = required(await requisitions.list()).map(({ id, title }) => ({ id, title }));
  return { view, people, places, shown, filters: new URLSearchParams(query).toString() };
}

export default function Audit({ loaderData }: Route.ComponentProps) {
  const { view, people, places, shown, filters } = loaderData;
  const last = view.rows.at(-1);
  const older = new URLSearchParams([...Object.entries(shown).filter(([, value]) => value !== "")]);
  if (last) older.set("older", String(last.at));
  return (
    <Page
      title={m.audit_title()}
      actions={
        <a href={`/api/v1/audit.csv?${filters}`} download className={buttonStyles({ variant: "secondary" })}>
          <Download aria-hidden="true" className="size-4" />
          {m.audit_export()}
        </a>
      }
    >
      <SettingsTabs />
      <div className="flex w-full flex-col gap-5 px-4 py-6 lg:px-6">
        <p className="max-w-3xl text-base text-muted">{m.audit_lead()}</p>
        <AuditFilters people={people} places={places} actions={view.actions} shown={shown} />
        {view.rows.length === 0 ? (
          <EmptyState
            icon={<ScrollText aria-hidden="true" />}
            title={m.audit_none_title()}
            description={m.audit_none()}
          >
            <LinkButton to="?">{m.audit_clear()}</LinkButton>
          </EmptyState>
        ) : (
          <AuditLines rows={view.rows} />
        )}
        <div className="flex gap-2">
          {shown.older ? <LinkButton to="?">{m.audit_newest()}</LinkButton> : null}
          {view.more ? <LinkButton to={`?${older}`}>{m.audit_older()}</LinkButton> : null}
        </div>
      </div>
    </Page>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ErrorPage error={error} inside />;
}
