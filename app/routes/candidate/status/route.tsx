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
  const questions = identified.ok ? identified.value : null;
  return data({ status: status.value, questions }, { headers: privateHeaders });
}

/** Voluntary answers: kept, and told to nobody. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const form = await request.formData();
  const given = [...form].filter(([name, value]) => name in eeoAnswers && value !== "");
  const { portal } = context.get(servicesContext);
  const kept = await portal.identify(params.token, Object.fromEntries(given));
  if (kept.ok) return data({ said: "saved" as const }, { headers: privateHeaders });
  const status = refusalStatus[kept.refusal.code];
  if (kept.refusal.code === "input.invalid")
    return data({ said: "empty" as const }, { status, headers: privateHeaders });
  // Nobody is asked any more: the page is loaded again, without the questions.
  if ((await portal.status(params.token)).ok) return data({ said: null }, { headers: privateHeaders });
  // The link leads nowhere any more: neither does sending it again.
  throw data(null, { status, headers: privateHeaders });
}

/** Without a connection the page stays, and what was chosen on it. */
export async function clientAction({ serverAction }: Route.ClientActionArgs) {
  try {
    return await serverAction();
  } catch (error) {
    if (isRouteErrorResponse(error) && error.status < 500) throw error;
    // With a status, so that nothing is loaded again.
    return data({ said: "failed" as const }, { status: 503 });
  }
}

export const headers = () => privateHeaders;
export const meta = () => privateMeta;

export default function StatusPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { status, questions } = loaderData;
  const { organization } = status;
  return (
    <Journey key={params.token} status={status} token={params.token}>
      {questions?.asked ? (
        <SelfIdentification
          organization={organization}
          answered={questions.answered}
          counted={questions.counted}
          said={actionData?.said ?? null}
        />
      ) : null}
    </Journey>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  const gone = isRouteErrorResponse(error) && [403, 404, 410].includes(error.status);
  return gone ? <Gone /> : <Trouble />;
}
