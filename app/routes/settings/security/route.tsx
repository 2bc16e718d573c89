import { Form } from "react-router";
import { ErrorPage } from "#app/components/shell/error-page.tsx";
import { Page } from "#app/components/shell/page.tsx";
import { SettingsTabs } from "#app/components/shell/settings-tabs.tsx";
import { Badge } from "#app/components/ui/badge.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { securityContext } from "#app/context.ts";
import { required } from "#app/outcome.ts";
import { m } from "#app/paraglide/messages.js";
import { requireMember } from "#app/viewer.ts";
import type { SecurityView } from "#domain/views/security.ts";
import { Section } from "../account/parts/section.tsx";
import type { Route } from "./+types/route.ts";
import { act, type SecurityNote } from "./acts.ts";
import { DomainsSection, EnforcementSection } from "./parts/domains-section.tsx";
import { ProviderSection } from "./parts/provider-section.tsx";

export const meta: Route.MetaFunction = () => [{ title: m.page_title({ page: m.security_title() }) }];

export async function loader({ context, request }: Route.LoaderArgs) {
  requireMember(context, request);
  return { security: required(await context.get(securityContext).view()) };
}

export async function action({ context, request }: Route.ActionArgs) {
  requireMember(context, request);
  const security = context.get(securityContext);
  // Who may not is told so, whatever the form says.
  required(await security.view());
  return act(security, await request.formData());
}

export default function SecurityPage({ loaderData: { security }, actionData }: Route.ComponentProps) {
  const note = (at: SecurityNote["at"]) => (actionData?.at === at ? actionData : null);
  return (
    <Page title={m.security_title()}>
      <SettingsTabs />
      <div className="mx-auto flex w-full max-w-3xl flex-col gap-5 px-4 py-6">
        <SecondFactor security={security} note={note("secondFactor")} />
        <DomainsSection security={security} note={note("domains")} />
        <ProviderSection security={security} note={note("provider")} />
        <EnforcementSection security={security} note={note("enforcement")} />
      </div>
    </Page>
  );
}

function SecondFactor({ security, note }: { security: SecurityView; note: SecurityNote | null }) {
  const { requiresSecondFactor: on, membersWithout } = security;
  return (
    <Section
      id="second-factor"
      title={m.security_factor_title()}
      lead={m.security_factor_lead()}
      aside={
        <Badge tone={on ? "success" : "neutral"}>
          {on ? m.security_factor_on() : m.security_factor_off()}
        </Badge>
      }
      note={note}
    >
      <p className="text-muted">{m.security_factor_without({ count: membersWithout })}</p>
      <Form method="post">
        <Button
          type="submit"
          name="intent"
          value={on ? "allow" : "require"}
          variant={on ? "secondary" : "primary"}
        >
          {on ? m.security_factor_allow() : m.security_factor_require()}
        </Button>
      </Form>
    </Section>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ErrorPage error={error} inside />;
}
