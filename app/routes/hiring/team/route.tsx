import { data, Form, useNavigation } from "react-router";
import { refusalWords } from "#app/components/refusal-words.ts";
import { ErrorPage } from "#app/components/shell/error-page.tsx";
import { Page } from "#app/components/shell/page.tsx";
import { Banner } from "#app/components/ui/banner.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Checkbox } from "#app/components/ui/checkbox.tsx";
import { servicesContext } from "#app/context.ts";
import { required } from "#app/outcome.ts";
import { m } from "#app/paraglide/messages.js";
import { requireMember } from "#app/viewer.ts";
import { refusalStatus } from "#domain/refusal/refusal.ts";
import type { TeamView } from "#domain/views/team.ts";
import type { Route } from "./+types/route.ts";
import { readTeamForm } from "./form.ts";
import { Groups } from "./team-groups.tsx";
import { TeamMember } from "./team-member.tsx";

export const meta: Route.MetaFunction = () => [{ title: m.page_title({ page: m.team_title() }) }];

export async function loader({ context, params, request }: Route.LoaderArgs) {
  requireMember(context, request);
  const { requisitions } = context.get(servicesContext);
  const team = required(await requisitions.team(params.requisition));
  return { team, requisition: params.requisition };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  requireMember(context, request);
  const wanted = readTeamForm(await request.formData());
  const { requisitions } = context.get(servicesContext);
  const saved = await requisitions.setTeam(params.requisition, wanted);
  if (saved.ok) return { ok: true, said: m.team_saved() };
  return data({ ok: false, said: refusalWords(saved.refusal) }, refusalStatus[saved.refusal.code]);
}

export default function Team({ loaderData, actionData }: Route.ComponentProps) {
  const { team, requisition } = loaderData;
  const busy = useNavigation().state === "submitting";
  const trail = [{ to: `/requisitions/${requisition}`, label: team.title }];
  return (
    <Page title={m.team_title()} trail={trail}>
      <Form method="post" className="mx-auto flex w-full max-w-3xl flex-col gap-6 px-4 py-6">
        <input type="hidden" name="form" value="team" />
        <p className="text-base text-muted">{team.manage ? m.team_lead() : m.team_read_only()}</p>
        {actionData ? (
          <Banner tone={actionData.ok ? "success" : "danger"} live="status">
            {actionData.said}
          </Banner>
        ) : null}
        <Confidential team={team} />
        <Groups team={team} />
        <People team={team} heading={m.team_on()} on />
        <People team={team} heading={m.team_off()} on={false} />
        {team.manage ? (
          <div className="sticky bottom-0 flex justify-end border-t bg-background py-3">
            <Button type="submit" variant="primary" loading={busy}>
              {m.team_save()}
            </Button>
          </div>
        ) : null}
      </Form>
    </Page>
  );
}

function Confidential({ team: { confidential, manage } }: { team: TeamView }) {
  return (
    <div className="flex flex-col gap-1 rounded-lg border bg-surface px-4 py-3">
      <Checkbox
        name="confidential"
        value="on"
        label={m.team_confidential()}
        defaultChecked={confidential}
        disabled={!manage}
      />
      <p className="text-muted text-sm">{m.team_confidential_hint()}</p>
    </div>
  );
}

function isOn({ team, byGroup }: TeamView["members"][number]): boolean {
  return team.length + byGroup.length > 0;
}

function People({ team, heading, on }: { team: TeamView; heading: string; on: boolean }) {
  const people = team.members.filter((member) => isOn(member) === on);
  if (people.length === 0) return null;
  return (
    <section aria-label={heading} className="flex flex-col gap-2">
      <h2 className="font-semibold text-base">{heading}</h2>
      <ul className="divide-y overflow-hidden rounded-lg border bg-surface">
        {people.map((member) => (
          <TeamMember key={member.id} member={member} manage={team.manage} />
        ))}
      </ul>
    </section>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ErrorPage error={error} inside />;
}
