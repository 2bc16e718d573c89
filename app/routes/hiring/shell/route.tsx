import { Outlet, type ShouldRevalidateFunctionArgs } from "react-router";
import { AppShell } from "#app/components/shell/app-shell.tsx";
import { ErrorPage } from "#app/components/shell/error-page.tsx";
import { developmentContext } from "#app/context.ts";
import { keepWhatIsNotSent } from "#app/not-sent.ts";
import { requireMember } from "#app/viewer.ts";
import type { Route } from "./+types/route.ts";

export function loader({ context, request }: Route.LoaderArgs) {
  const { user, organization, organizations, capabilities } = requireMember(context, request);
  return { user, organization, organizations, capabilities, development: context.get(developmentContext) };
}

export const clientMiddleware: Route.ClientMiddlewareFunction[] = [keepWhatIsNotSent];

/** Names and navigation rarely change: not read again for each filter or move, nor for what could not be sent. */
export function shouldRevalidate({ formMethod, actionStatus = 200 }: ShouldRevalidateFunctionArgs) {
  return formMethod !== undefined && formMethod !== "GET" && actionStatus < 500;
}

export default function Shell({ loaderData }: Route.ComponentProps) {
  const { user, organization, organizations, capabilities, development } = loaderData;
  return (
    <AppShell
      organization={organization}
      organizations={organizations}
      user={user}
      capabilities={capabilities}
      development={development}
    >
      <Outlet />
    </AppShell>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ErrorPage error={error} />;
}
