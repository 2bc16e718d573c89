import { ErrorPage } from "#app/components/shell/error-page.tsx";
import { Page } from "#app/components/shell/page.tsx";
import { Banner } from "#app/components/ui/banner.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { accountContext } from "#app/context.ts";
import { required } from "#app/outcome.ts";
import { m } from "#app/paraglide/messages.js";
import { requireViewer } from "#app/viewer.ts";
import type { Route } from "./+types/route.ts";
import { act, type Note } from "./acts.ts";
import { Devices } from "./parts/devices.tsx";
import { PasskeysSection } from "./parts/passkeys-section.tsx";
import { SecondFactorSection } from "./parts/second-factor-section.tsx";
import { Section } from "./parts/section.tsx";
import { AddressSection, PasswordSection } from "./parts/sign-in-sections.tsx";

export const meta: Route.MetaFunction = () => [{ title: m.page_title({ page: m.account_title() }) }];

export async function loader({ context, request }: Route.LoaderArgs) {
  const { organization } = requireViewer(context, request);
  const account = context.get(accountContext);
  const [view, sessions] = await Promise.all([account.view(), account.sessions()]);
  const moved = new URL(request.url).searchParams.has("address-set");
  return { account: required(view), sessions: required(sessions), moved, works: organization !== null };
}

export async function action({ context, request }: Route.ActionArgs) {
  requireViewer(context, request);
  return act(context.get(accountContext), await request.formData());
}

export default function Account({ loaderData, actionData }: Route.ComponentProps) {
  const { account, sessions, moved, works } = loaderData;
  const note = (at: Note["at"]) => (actionData?.at === at ? actionData : null);
  return (
    <Page title={m.account_title()}>
      <div className="mx-auto flex w-full max-w-3xl flex-col gap-5 px-4 py-6">
        {moved ? (
          <Banner tone="success" live="status">
            {m.sign_in_address_set()}
          </Banner>
        ) : null}
        <SecondFactorSection account={account} note={note("secondFactor")} />
        <PasskeysSection passkeys={account.passkeys} note={note("passkeys")} />
        <PasswordSection hasPassword={account.hasPassword} note={note("password")} />
        <AddressSection email={account.email} note={note("address")} />
        <Devices sessions={sessions} note={note("sessions")} />
        {works ? (
          <Section id="tokens" title={m.tokens_title()} lead={m.tokens_short()}>
            <div>
              <LinkButton to="/settings/account/tokens">{m.tokens_open()}</LinkButton>
            </div>
          </Section>
        ) : null}
      </div>
    </Page>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ErrorPage error={error} inside />;
}
