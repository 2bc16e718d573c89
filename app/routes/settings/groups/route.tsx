import { UserPlus, Users } from "lucide-react";
import { useState } from "react";
import { data } from "react-router";
import { refusalCodeWords } from "#app/components/refusal-words.ts";
import { ErrorPage } from "#app/components/shell/error-page.tsx";
import { Page } from "#app/components/shell/page.tsx";
import { SettingsTabs } from "#app/components/shell/settings-tabs.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { servicesContext } from "#app/context.ts";
import { required } from "#app/outcome.ts";
import { m } from "#app/paraglide/messages.js";
import { requireMember } from "#app/viewer.ts";
import { can } from "#domain/access/access.ts";
import { refusalStatus } from "#domain/refusal/refusal.ts";
import type { Route } from "./+types/route.ts";
import { act } from "./acts.ts";
import { GroupDialog } from "./group-dialog.tsx";
import { GroupItem } from "./group-item.tsx";

export const meta: Route.MetaFunction = () => [{ title: m.page_title({ page: m.groups_title() }) }];

export async function loader({ context, request }: Route.LoaderArgs) {
  requireMember(context, request);
  return required(await context.get(servicesContext).groups.view());
}

export async function action({ context, request }: Route.ActionArgs) {
  const viewer = requireMember(context, request);
  // Whoever may not is told so, whatever they sent.
  if (!can(viewer, "member.manage")) {
    return data({ ok: false, said: refusalCodeWords("access.denied") }, refusalStatus["access.denied"]);
  }
  return act(context.get(servicesContext), await request.formData());
}

/** People under one name, to be put on teams together. */
export default function Groups({ loaderData: { groups, people, manage } }: Route.ComponentProps) {
  const [making, setMaking] = useState(false);
  const make = (
    <Button
      variant="primary"
      onClick={() => setMaking(true)}
      icon={<UserPlus aria-hidden="true" className="size-4" />}
    >
      {m.groups_new()}
    </Button>
  );
  return (
    <Page title={m.groups_title()} actions={manage && groups.length > 0 ? make : null}>
      <SettingsTabs />
      <div className="mx-auto flex w-full max-w-3xl flex-col gap-6 px-4 py-6">
        <p className="text-base text-muted text-pretty">{m.groups_lead()}</p>
        {groups.length === 0 ? (
          <EmptyState
            icon={<Users />}
            title={m.groups_none()}
            description={manage ? m.groups_none_lead() : m.groups_none_read()}
          >
            {manage ? make : null}
          </EmptyState>
        ) : (
          <ul aria-label={m.groups_title()} className="divide-y overflow-hidden rounded-lg border bg-surface">
            {groups.map((group) => (
              <GroupItem key={group.id} group={group} people={people} manage={manage} />
            ))}
          </ul>
        )}
      </div>
      {making ? <GroupDialog people={people} onClose={() => setMaking(false)} /> : null}
    </Page>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ErrorPage error={error} inside />;
}
