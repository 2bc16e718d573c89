import { UserPlus } from "lucide-react";
import { ErrorPage } from "#app/components/shell/error-page.tsx";
import { Page } from "#app/components/shell/page.tsx";
import { SettingsTabs } from "#app/components/shell/settings-tabs.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { servicesContext } from "#app/context.ts";
import { required } from "#app/outcome.ts";
import { m } from "#app/paraglide/messages.js";
import { requireMember } from "#app/viewer.ts";
import { can } from "#domain/access/access.ts";
import { givableRoles } from "#domain/access/giving.ts";
import type { Route } from "./+types/route.ts";
import { act as actOn, invite } from "./acts.ts";
import { Deactivated } from "./deactivated.tsx";
import { Invitations } from "./invitations.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { MemberItem } from "./member-item.tsx";
import { useAct } from "./use-act.ts";

export const meta: Route.MetaFunction = () => [{ title: m.page_title({ page: m.members_title() }) }];

export async function loader({ context, request }: Route.LoaderArgs) {
  const viewer = requireMember(context, request);
  const services = context.get(servicesContext);
  const members = required(await services.members.list());
  const manage = can(viewer, "member.manage");
  const invitations = manage ? required(await services.invitations.list()) : [];
  const deactivated = manage ? required(await services.members.deactivated()) : [];
  return {
    members,
    invitations,
    deactivated,
    roles: givableRoles(viewer),
    organization: viewer.organization.name,
  };
}

export async function action({ context, request }: Route.ActionArgs) {
  requireMember(context, request);
  const form = await request.formData();
  const services = context.get(servicesContext);
  return form.get("intent") === "invite" ? invite(services, form) : actOn(services, form);
}

export default function Members({ loaderData }: Route.ComponentProps) {
  const { members, invitations, deactivated, roles, organization } = loaderData;
  const act = useAct();
  // Agencies look after nothing of the team's. Whoever asks is proposed.
  const heirs = members
    .filter(({ role }) => role !== "agency")
    .toSorted((left, right) => Number(right.self) - Number(left.self));
  return (
    <Page
      title={m.members_title()}
      actions={
        roles.length > 0 ? (
          <LinkButton
            to="?invite"
            variant="primary"
            preventScrollReset
            icon={<UserPlus aria-hidden="true" className="size-4" />}
          >
            {m.invite_open()}
          </LinkButton>
        ) : null
      }
    >
      <SettingsTabs />
      <div className="mx-auto flex w-full max-w-3xl flex-col gap-6 px-4 py-6">
        <p className="text-base text-muted">{m.members_lead()}</p>
        <ul aria-label={m.members_people()} className="divide-y overflow-hidden rounded-lg border bg-surface">
          {members.map((member) => (
            <MemberItem key={member.id} member={member} organization={organization} act={act} heirs={heirs} />
          ))}
        </ul>
        <Invitations invitations={invitations} act={act} />
        <Deactivated people={deactivated} organization={organization} act={act} heirs={heirs} />
      </div>
      {roles.length > 0 ? <InviteDialog roles={roles} /> : null}
    </Page>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ErrorPage error={error} inside />;
}
