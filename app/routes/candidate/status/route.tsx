import { data, isRouteErrorResponse } from "react-router";
import { servicesContext } from "#app/context.ts";
import { refusalStatus } from "#domain/refusal/refusal.ts";
import { privateHeaders, privateMeta } from "../private-page.ts";
import type { Route } from "./+types/route.ts";
import { Gone } from "./gone.tsx";
import { Journey } from "./journey.tsx";
import "#app/styles/journey.css";
import { Trouble } from "./trouble.tsx";

export async function loader({ context, params }: Route.LoaderArgs) {
  const status = await context.get(servicesContext).portal.status(params.token);
  // No body: what the refusal says is not for a page that may have leaked.
  if (!status.ok) throw data(null, { status: refusalStatus[status.refusal.code], headers: privateHeaders });
  return data(status.value, { headers: privateHeaders });
}

export const headers = () => privateHeaders;
export const meta = () => privateMeta;

export default function StatusPage({ loaderData, params }: Route.ComponentProps) {
  return <Journey key={params.token} status={loaderData} token={params.token} />;
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  const gone = isRouteErrorResponse(error) && [403, 404, 410].includes(error.status);
  return gone ? <Gone /> : <Trouble />;
}
