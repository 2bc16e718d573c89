import { Form, redirect, useNavigation } from "react-router";
import { Button } from "#app/components/ui/button.tsx";
import { identityContext, viewerContext } from "#app/context.ts";
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

export default function SignOut() {
  return (
    <AuthFrame title={m.sign_out_title()} lead={m.sign_out_lead()}>
      <Form method="post">
        <Button type="submit" variant="primary" size="lg" loading={useNavigation().state === "submitting"}>
          {m.sign_out_submit()}
        </Button>
      </Form>
    </AuthFrame>
  );
}
