import { data, isRouteErrorResponse } from "react-router";
import { servicesContext } from "#app/context.ts";
import { eeoAnswers } from "#domain/eeo/answers.ts";
import { refusalStatus } from "#domain/refusal/refusal.ts";
import { privateHeaders, privateMeta } from "../private-page.ts";
import type { Route } from "./+types/route.ts";
import { Gone } from "./gone.tsx";
import { Journey } from "./journey.tsx";
import "#app/styles/journey.css";
import { SelfIdentification } from "./self-identification.tsx";
import { Trouble } from "./trouble.tsx";

export async function loader({ context, params }: Route.LoaderArgs) {
  const { portal } = context.get(servicesContext);
  const [status, identified] = await Promise.all([
    portal.status(params.token),
    portal.hasIdentified(params.token),
  ]);
  // No body: what the refusal says is not for a page that may have leaked.
  if (!status.ok) throw data(null, { status: refusalStatus[status.refusal.code], headers: privateHeaders });
  const answered = identified.ok && identified.value.answered;
  return data({ status: status.value, answered }, { headers: privateHeaders });
}

/** Voluntary answers: kept, and told to nobody. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const form = await request.formData();
  const given = [...form].filter(([name, value]) => name in eeoAnswers && value !== "");
  const kept = await context.get(servicesContext).portal.identify(params.token, Object.fromEntries(given));
  if (kept.ok) return data({ said: "saved" as const }, { headers: privateHeaders });
  const said = kept.refusal.code === "input.invalid" ? ("empty" as const) : ("failed" as const);
  return data({ said }, { status: refusalStatus[kept.refusal.code], headers: privateHeaders });
}

export const headers = () => privateHeaders;
export const meta = () => privateMeta;

export default function StatusPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { status, answered } = loaderData;
  const { organization } = status;
  const questions = { organization, answered, said: actionData?.said ?? null };
  return (
    <Journey key={params.token} status={status} token={params.token}>
      <SelfIdentification {...questions} />
    </Journey>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  const gone = isRouteErrorResponse(error) && [403, 404, 410].includes(error.status);
  return gone ? <Gone /> : <Trouble />;
}
