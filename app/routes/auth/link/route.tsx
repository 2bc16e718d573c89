import { data, Form, useNavigation } from "react-router";
import { refusalWords } from "#app/components/refusal-words.ts";
import { Button, LinkButton } from "#app/components/ui/button.tsx";
import { identityContext } from "#app/context.ts";
import { m } from "#app/paraglide/messages.js";
import { refusalStatus } from "#domain/refusal/refusal.ts";
import { redirectSigned } from "../cookies.ts";
import { AuthFrame } from "../frame.tsx";
import type { Route } from "./+types/route.ts";

/**
 * Where a mailed link lands. Opening it does nothing: mail programs open links to look at them, and a link works
 * once. The button does it.
 */
export function loader({ request }: Route.LoaderArgs) {
  return { kind: kindOf(new URL(request.url)), hasToken: tokenOf(request) !== "" };
}

export async function action({ context, request }: Route.ActionArgs) {
  const kind = kindOf(new URL(request.url));
  const outcome = await context.get(identityContext).redeem({ kind, token: tokenOf(request) });
  if (outcome.ok) return redirectSigned(outcome.value, "/");
  const { code } = outcome.refusal;
  const ended = code === "link.expired";
  return data({ ended, words: refusalWords(outcome.refusal) }, { status: refusalStatus[code] });
}

export const meta = () => [{ name: "robots", content: "noindex" }];

const kindOf = (url: URL) => (url.searchParams.get("kind") === "confirm" ? "confirm" : "signIn");
const tokenOf = (request: Request) => new URL(request.url).searchParams.get("token") ?? "";

export default function LinkLanding({ loaderData: { kind, hasToken }, actionData }: Route.ComponentProps) {
  const pending = useNavigation().state === "submitting";
  if (!hasToken || actionData?.ended) {
    return (
      <AuthFrame title={m.link_ended_title()} lead={m.link_ended_lead()}>
        <div>
          <LinkButton to="/sign-in" variant="primary" size="lg">
            {m.link_ask_again()}
          </LinkButton>
        </div>
      </AuthFrame>
    );
  }
  const confirms = kind === "confirm";
  return (
    <AuthFrame
      title={confirms ? m.link_confirm_title() : m.link_title()}
      lead={confirms ? m.link_confirm_lead() : m.link_lead()}
      error={actionData?.words ?? null}
    >
      <Form method="post">
        <Button type="submit" variant="primary" size="lg" loading={pending}>
          {confirms ? m.link_confirm_submit() : m.link_submit()}
        </Button>
      </Form>
    </AuthFrame>
  );
}
