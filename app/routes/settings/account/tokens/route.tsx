import { ErrorPage } from "#app/components/shell/error-page.tsx";
import { Page } from "#app/components/shell/page.tsx";
import { keysContext } from "#app/context.ts";
import { required } from "#app/outcome.ts";
import { m } from "#app/paraglide/messages.js";
import { requireMember } from "#app/viewer.ts";
import { actOnKeys } from "../../keys/acts.ts";
import { KeysList } from "../../keys/keys-list.tsx";
import { Section } from "../parts/section.tsx";
import type { Route } from "./+types/route.ts";

export const meta: Route.MetaFunction = () => [{ title: m.page_title({ page: m.tokens_title() }) }];

export async function loader({ context, request }: Route.LoaderArgs) {
  const { organization } = requireMember(context, request);
  return { view: required(await context.get(keysContext).personal.list()), organization: organization.name };
}

export async function action({ context, request }: Route.ActionArgs) {
  requireMember(context, request);
  return actOnKeys(context.get(keysContext).personal, await request.formData(), "/settings/account/tokens");
}

export default function Tokens({ loaderData, actionData }: Route.ComponentProps) {
  const note = actionData ?? null;
  const { view, organization } = loaderData;
  return (
    <Page title={m.tokens_title()} trail={[{ to: "/settings/account", label: m.account_title() }]}>
      <div className="mx-auto flex w-full max-w-3xl flex-col gap-5 px-4 py-6">
        <Section
          id="tokens"
          title={m.tokens_title()}
          lead={m.tokens_lead({ organization })}
          note={note?.key ? null : note}
        >
          <KeysList view={view} note={note} empty={m.tokens_none()} />
        </Section>
      </div>
    </Page>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ErrorPage error={error} inside />;
}
