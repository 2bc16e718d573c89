import { KeyRound } from "lucide-react";
import { data, Form } from "react-router";
import { refusalWords } from "#app/components/refusal-words.ts";
import { ErrorPage } from "#app/components/shell/error-page.tsx";
import { Page } from "#app/components/shell/page.tsx";
import { SettingsTabs } from "#app/components/shell/settings-tabs.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { servicesContext } from "#app/context.ts";
import { required } from "#app/outcome.ts";
import { m } from "#app/paraglide/messages.js";
import { requireMember } from "#app/viewer.ts";
import { can } from "#domain/access/access.ts";
import { accept, refusalStatus, refuse } from "#domain/refusal/refusal.ts";
import type { Route } from "./+types/route.ts";
import { Explanation } from "./explanation.tsx";
import { VisibilitySection } from "./visibility.tsx";

export const meta: Route.MetaFunction = () => [{ title: m.page_title({ page: m.explain_title() }) }];

/** The choice that stands for none: a select has no empty value. */
const everywhere = "organization";

export async function loader({ context, request }: Route.LoaderArgs) {
  const viewer = requireMember(context, request);
  const { audit, members, pay, requisitions } = context.get(servicesContext);
  const query = new URL(request.url).searchParams;
  const person = query.get("person");
  const on = query.get("on") ?? everywhere;
  // Who may not ask is told so, whether they ask about somebody or not.
  required(can(viewer, "audit.view") ? accept(null) : refuse("access.denied"));
  const people = required(await members.list()).map(({ id, name }) => ({ id, name }));
  const places = required(await requisitions.list()).map(({ id, title }) => ({ id, title }));
  const explained = person ? required(await audit.explain(person, on === everywhere ? null : on)) : null;
  const visibility = required(await pay.visibility());
  return { people, places, person, on, explained, visibility };
}

export async function action({ context, request }: Route.ActionArgs) {
  requireMember(context, request);
  const { pay } = context.get(servicesContext);
  // Who may not is told so, whatever the form says.
  required(await pay.visibility());
  const form = await request.formData();
  const wanted = form.get("form") === "visibility" && {
    managersSeeExpectations: form.get("expectations") !== null,
  };
  const saved = await pay.setVisibility(wanted);
  if (saved.ok) return data({ ok: true, said: m.visibility_saved() });
  return data({ ok: false, said: refusalWords(saved.refusal) }, refusalStatus[saved.refusal.code]);
}

export default function Access({ loaderData, actionData }: Route.ComponentProps) {
  const { people, places, person, on, explained, visibility } = loaderData;
  const options = [
    { value: everywhere, label: m.explain_organization() },
    ...places.map(({ id, title }) => ({ value: id, label: title })),
  ];
  return (
    <Page title={m.explain_title()}>
      <SettingsTabs />
      <div className="mx-auto flex w-full max-w-3xl flex-col gap-6 px-4 py-6">
        <p className="text-base text-muted">{m.explain_lead()}</p>
        <Form className="flex flex-wrap items-end gap-3">
          <Field label={m.explain_person()}>
            <Select
              name="person"
              options={people.map(({ id, name }) => ({ value: id, label: name }))}
              defaultValue={person ?? undefined}
              placeholder={m.explain_choose()}
            />
          </Field>
          <Field label={m.explain_requisition()}>
            <Select name="on" options={options} defaultValue={on} />
          </Field>
          <Button type="submit" variant="primary">
            {m.explain_show()}
          </Button>
        </Form>
        {explained ? (
          <Explanation explained={explained} />
        ) : (
          <EmptyState
            icon={<KeyRound aria-hidden="true" />}
            title={m.explain_empty_title()}
            description={m.explain_empty()}
          />
        )}
        <VisibilitySection visibility={visibility} note={actionData ?? null} />
      </div>
    </Page>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ErrorPage error={error} inside />;
}
