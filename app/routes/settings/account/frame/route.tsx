import { ChevronLeft } from "lucide-react";
import { Outlet } from "react-router";
import { AppShell } from "#app/components/shell/app-shell.tsx";
import { ErrorPage } from "#app/components/shell/error-page.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { developmentContext } from "#app/context.ts";
import { m } from "#app/paraglide/messages.js";
import { requireViewer } from "#app/viewer.ts";
import type { Route } from "./+types/route.ts";

/** What stands around the pages of one's own account: the team's shell for members, a quiet page for all others. */
export function loader({ context, request }: Route.LoaderArgs) {
  const { user, organization, organizations, capabilities, locked } = requireViewer(context, request);
  const development = context.get(developmentContext);
  return { user, organization, organizations, capabilities, locked: locked ?? null, development };
}

export default function AccountFrame({ loaderData }: Route.ComponentProps) {
  const { organization, locked, ...rest } = loaderData;
  if (organization) {
    return (
      <AppShell {...rest} organization={organization}>
        <Outlet />
      </AppShell>
    );
  }
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-3xl flex-col">
      <div className="flex justify-between px-3 pt-3">
        {locked ? <span /> : <Back />}
        <LinkButton to="/sign-out" variant="ghost">
          {m.shell_sign_out()}
        </LinkButton>
      </div>
      <main id="content" tabIndex={-1} className="flex flex-1 flex-col outline-none">
        <Outlet />
      </main>
    </div>
  );
}

function Back() {
  return (
    <LinkButton to="/" variant="ghost" icon={<ChevronLeft aria-hidden="true" className="size-4" />}>
      {m.mailbox_home()}
    </LinkButton>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ErrorPage error={error} />;
}
