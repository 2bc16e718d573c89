import { data, Form, redirect, useNavigation } from "react-router";
import { refusalWords } from "#app/components/refusal-words.ts";
import { Button, LinkButton } from "#app/components/ui/button.tsx";
import { identityContext, viewerContext } from "#app/context.ts";
import { m } from "#app/paraglide/messages.js";
import { refusalStatus } from "#domain/refusal/refusal.ts";
import { AuthFrame } from "../frame.tsx";
import type { Route } from "./+types/route.ts";

/** Where the link to a new address lands. Opening it does nothing; the button does. */
export const loader = ({ request }: Route.LoaderArgs) => ({ hasToken: tokenOf(request) !== "" });

export async function action({ context, request }: Route.ActionArgs) {
  const outcome = await context.get(identityContext).confirmAddress(tokenOf(request));
  if (outcome.ok) {
    throw redirect(context.get(viewerContext) ? "/settings/account?address-set" : "/sign-in?address-set");
  }
  const { refusal } = outcome;
  const ended = refusal.code === "link.expired";
  return data({ ended, words: refusalWords(refusal) }, { status: refusalStatus[refusal.code] });
}

const tokenOf = (request: Request) => new URL(request.url).searchParams.get("token") ?? "";
export const meta = () => [{ name: "robots", content: "noindex" }];

export default function ConfirmAddress({ loaderData: { hasToken }, actionData }: Route.ComponentProps) {
  const pending = useNavigation().state === "submitting";
  if (!hasToken || actionData?.ended) {
    return (
      <AuthFrame title={m.link_ended_title()} lead={m.address_link_ended()}>
        <div>
          <LinkButton to="/settings/account" variant="primary" size="lg">
            {m.account_title()}
          </LinkButton>
        </div>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame
      title={m.link_confirm_title()}
      lead={m.address_confirm_lead()}
      error={actionData?.words ?? null}
    >
      <Form method="post">
        <Button type="submit" variant="primary" size="lg" loading={pending}>
          {m.address_confirm_submit()}
        </Button>
      </Form>
    </AuthFrame>
  );
}
