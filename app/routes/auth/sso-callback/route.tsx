import { data } from "react-router";
import { refusalWords } from "#app/components/refusal-words.ts";
import { LinkButton } from "#app/components/ui/button.tsx";
import { identityContext } from "#app/context.ts";
import { m } from "#app/paraglide/messages.js";
import { refusalStatus } from "#domain/refusal/refusal.ts";
import { redirectWithCookies } from "../cookies.ts";
import { AuthFrame } from "../frame.tsx";
import { safeNext } from "../next.ts";
import type { Route } from "./+types/route.ts";

/** Where an organization's provider sends people back to: in, or why not. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const outcome = await context.get(identityContext).finishSso(new URL(request.url).searchParams);
  if (outcome.ok) throw redirectWithCookies(safeNext(outcome.value.next), outcome.value.cookies);
  const { refusal } = outcome;
  return data({ words: refusalWords(refusal) }, { status: refusalStatus[refusal.code] });
}

export const meta = () => [{ name: "robots", content: "noindex" }];

export default function Back({ loaderData }: Route.ComponentProps) {
  return (
    <AuthFrame title={m.sso_failed()} lead={loaderData.words}>
      <div className="flex flex-wrap gap-2">
        <LinkButton to="/sign-in/sso" variant="primary" size="lg">
          {m.ui_retry()}
        </LinkButton>
        <LinkButton to="/sign-in" size="lg" variant="ghost">
          {m.sign_in_back()}
        </LinkButton>
      </div>
    </AuthFrame>
  );
}
