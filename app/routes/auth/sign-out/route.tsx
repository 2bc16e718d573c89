import { Form, redirect, useNavigation, useSearchParams } from "react-router";
import { Button } from "#app/components/ui/button.tsx";
import { identityContext, viewerContext } from "#app/context.ts";
import { countWaiting, forgetEverything } from "#app/live/keep/database.ts";
import { m } from "#app/paraglide/messages.js";
import { redirectWithCookies } from "../cookies.ts";
import { AuthFrame } from "../frame.tsx";
import type { Route } from "./+types/route.ts";

/** Opening the address asks first: a link or a picture of another site must not sign anybody out. */
export function loader({ context }: Route.LoaderArgs) {
  if (!context.get(viewerContext)) throw redirect("/sign-in");
  return null;
}

export async function action({ context }: Route.ActionArgs) {
  const { cookies } = await context.get(identityContext).signOut();
  return redirectWithCookies("/sign-in?signed-out", cookies);
}

/** Nothing of ours stays in a browser that somebody else may use next; what was not sent yet is asked about. */
export async function clientAction({ request, serverAction }: Route.ClientActionArgs) {
  const dropping = (await request.clone().formData()).has("drop");
  const waiting = dropping ? 0 : await countWaiting();
  if (waiting > 0) return redirect(`/sign-out?waiting=${waiting}`);
  await forgetEverything();
  return serverAction();
}

export default function SignOut() {
  const waiting = Number(useSearchParams()[0].get("waiting")) || 0;
  return (
    <AuthFrame
      title={m.sign_out_title()}
      lead={waiting > 0 ? m.sign_out_waiting({ count: waiting }) : m.sign_out_lead()}
    >
      <Form method="post">
        {waiting > 0 ? <input type="hidden" name="drop" value="yes" /> : null}
        <Button type="submit" variant="primary" size="lg" loading={useNavigation().state === "submitting"}>
          {m.sign_out_submit()}
        </Button>
      </Form>
    </AuthFrame>
  );
}
