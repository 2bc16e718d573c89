import { ErrorPage } from "#app/components/shell/error-page.tsx";
import { Page } from "#app/components/shell/page.tsx";
import { SettingsTabs } from "#app/components/shell/settings-tabs.tsx";
import { keysContext } from "#app/context.ts";
import { required } from "#app/outcome.ts";
import { m } from "#app/paraglide/messages.js";
import { requireMember } from "#app/viewer.ts";
import { Section } from "../account/parts/section.tsx";
import type { Route } from "./+types/route.ts";
import { actOnKeys } from "./acts.ts";
import { KeysList } from "./keys-list.tsx";

export const meta: Route.MetaFunction = () => [{ title: m.page_title({ page: m.keys_title() }) }];

export async function loader({ context, request }: Route.LoaderArgs) {
  requireMember(context, request);
  return { view: required(await context.get(keysContext).organization.list()) };
}

export async function action({ context, request }: Route.ActionArgs) {
  requireMember(context, request);
  const keys = context.get(keysContext).organization;
  // Who may not is told so, whatever the form says.
  required(await keys.list());
  return actOnKeys(keys, await request.formData(), "/settings/keys");
}

export default function KeysPage({ loaderData: { view }, actionData }: Route.ComponentProps) {
  const note = actionData ?? null;
  return (
    <Page title={m.keys_title()}>
      <SettingsTabs />
      <div className="mx-auto flex w-full max-w-3xl flex-col gap-5 px-4 py-6">
        <Section id="keys" title={m.keys_section()} lead={m.keys_lead()} note={note?.key ? null : note}>
          <KeysList view={view} note={note} empty={m.keys_none()} />
        </Section>
      </div>
    </Page>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ErrorPage error={error} inside />;
}
