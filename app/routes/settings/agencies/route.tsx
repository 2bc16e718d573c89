import { Building2, Pencil, Plus } from "lucide-react";
import { useCallback, useState } from "react";
import { ErrorPage } from "#app/components/shell/error-page.tsx";
import { Page } from "#app/components/shell/page.tsx";
import { SettingsTabs } from "#app/components/shell/settings-tabs.tsx";
import { Button, IconButton } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { servicesContext } from "#app/context.ts";
import { required } from "#app/outcome.ts";
import { m } from "#app/paraglide/messages.js";
import { requireMember } from "#app/viewer.ts";
import { can } from "#domain/access/access.ts";
import { refuse } from "#domain/refusal/refusal.ts";
import type { AgenciesView } from "#domain/views/agency.ts";
import type { Route } from "./+types/route.ts";
import { act } from "./acts.ts";
import { AgencyDialog } from "./agency-dialog.tsx";

export const meta: Route.MetaFunction = () => [{ title: m.page_title({ page: m.agencies_title() }) }];

export async function loader({ context, request }: Route.LoaderArgs) {
  requireMember(context, request);
  return { view: required(await context.get(servicesContext).agencies.list()) };
}

export async function action({ context, request }: Route.ActionArgs) {
  const viewer = requireMember(context, request);
  if (!can(viewer, "agency.manage")) required(refuse("access.denied"));
  return act(context.get(servicesContext).agencies, await request.formData());
}

/** The agencies that the organization works with, and who works for them. */
export default function Agencies({ loaderData: { view } }: Route.ComponentProps) {
  const { agencies, people } = view;
  const [dialog, setDialog] = useState<AgenciesView["agencies"][number] | "new" | null>(null);
  const close = useCallback(() => setDialog(null), []);
  const add = (
    <Button
      variant="primary"
      icon={<Plus aria-hidden="true" className="size-4" />}
      onClick={() => setDialog("new")}
    >
      {m.agencies_add()}
    </Button>
  );
  const free = people.filter(({ agency }) => agency === null);
  return (
    <Page title={m.agencies_title()} actions={agencies.length > 0 ? add : null}>
      <SettingsTabs />
      <div className="mx-auto flex w-full max-w-3xl flex-col gap-6 px-4 py-6">
        <p className="text-base text-muted">{m.agencies_lead()}</p>
        {agencies.length > 0 ? (
          <ul
            aria-label={m.agencies_title()}
            className="divide-y overflow-hidden rounded-lg border bg-surface"
          >
            {agencies.map((agency) => (
              <Item key={agency.id} of={agency} onEdit={() => setDialog(agency)} />
            ))}
          </ul>
        ) : (
          <EmptyState icon={<Building2 />} title={m.agencies_none()} description={m.agencies_none_text()}>
            {add}
          </EmptyState>
        )}
        {agencies.length > 0 && free.length > 0 ? (
          <p className="text-muted text-sm">
            {m.agencies_people_free({ names: free.map(({ name }) => name).join(", ") })}
          </p>
        ) : null}
      </div>
      {dialog ? (
        <AgencyDialog
          agency={dialog === "new" ? null : dialog}
          people={people}
          names={new Map(agencies.map(({ id, name }) => [id, name]))}
          onClose={close}
        />
      ) : null}
    </Page>
  );
}

function Item({ of, onEdit }: { of: AgenciesView["agencies"][number]; onEdit: () => void }) {
  const { name, people, shares } = of;
  const who = people.length > 0 ? people.map((each) => each.name).join(", ") : m.agencies_nobody();
  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{name}</p>
        <p className="text-muted text-sm">{[who, m.agencies_shares({ count: shares })].join(" · ")}</p>
      </div>
      <IconButton label={m.agencies_edit({ name })} size="sm" onClick={onEdit}>
        <Pencil aria-hidden="true" className="size-4" />
      </IconButton>
    </li>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ErrorPage error={error} inside />;
}
