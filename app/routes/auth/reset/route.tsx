import { data, Form, redirect, useNavigation } from "react-router";
import { refusalWords } from "#app/components/refusal-words.ts";
import { Button, LinkButton } from "#app/components/ui/button.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { Input } from "#app/components/ui/input.tsx";
import { identityContext } from "#app/context.ts";
import { m } from "#app/paraglide/messages.js";
import { refusalStatus } from "#domain/refusal/refusal.ts";
import { AuthFrame } from "../frame.tsx";
import { passwordLength } from "../sign-up/form-schema.ts";
import type { Route } from "./+types/route.ts";

/** Where the link of a forgotten password lands. */
export const loader = ({ request }: Route.LoaderArgs) => ({ hasToken: tokenOf(request) !== "" });

export async function action({ context, request }: Route.ActionArgs) {
  const password = String((await request.formData()).get("password") ?? "");
  const short = password.length < passwordLength.min;
  if (short || password.length > passwordLength.max) {
    const error = short ? m.auth_error_password_short(passwordLength) : m.auth_error_long();
    return data({ error, ended: false }, { status: 422 });
  }
  const outcome = await context.get(identityContext).reset({ token: tokenOf(request), password });
  if (outcome.ok) return redirect("/sign-in?password-set");
  const { refusal } = outcome;
  const ended = refusal.code === "link.expired";
  return data({ error: refusalWords(refusal), ended }, { status: refusalStatus[refusal.code] });
}

const tokenOf = (request: Request) => new URL(request.url).searchParams.get("token") ?? "";
export const meta = () => [{ name: "robots", content: "noindex" }];

export default function Reset({ loaderData: { hasToken }, actionData }: Route.ComponentProps) {
  const pending = useNavigation().state === "submitting";
  if (!hasToken || actionData?.ended) {
    return (
      <AuthFrame title={m.link_ended_title()} lead={m.link_ended_lead()}>
        <div>
          <LinkButton to="/sign-in/forgot" variant="primary" size="lg">
            {m.reset_again()}
          </LinkButton>
        </div>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame title={m.reset_title()} lead={m.reset_lead()}>
      <Form method="post" className="flex flex-col gap-4" noValidate>
        <Field
          label={m.password_new()}
          hint={m.sign_up_password_hint(passwordLength)}
          error={actionData?.error ?? null}
        >
          <Input name="password" type="password" autoComplete="new-password" maxLength={128} autoFocus />
        </Field>
        <Button type="submit" variant="primary" size="lg" loading={pending}>
          {m.reset_submit()}
        </Button>
      </Form>
    </AuthFrame>
  );
}
