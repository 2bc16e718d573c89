import { data, Form, Link, redirect, useNavigation } from "react-router";
import { refusalWords } from "#app/components/refusal-words.ts";
import { Button } from "#app/components/ui/button.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { Input } from "#app/components/ui/input.tsx";
import { identityContext } from "#app/context.ts";
import { m } from "#app/paraglide/messages.js";
import { refusalStatus } from "#domain/refusal/refusal.ts";
import { redirectWithCookies } from "../cookies.ts";
import { AuthFrame } from "../frame.tsx";
import { safeNext } from "../next.ts";
import type { Route } from "./+types/route.ts";

/** The second step of a sign-in: a code of the app, or one of the recovery codes. */
export async function loader({ context }: Route.LoaderArgs) {
  if (!(await context.get(identityContext).secondStepWaits())) throw redirect("/sign-in");
  return null;
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await request.formData();
  const code = String(form.get("code") ?? "");
  const outcome = await context.get(identityContext).secondStep({ code });
  const next = safeNext(new URL(request.url).searchParams.get("next"));
  if (outcome.ok) return redirectWithCookies(next, outcome.value.cookies);
  const { refusal } = outcome;
  if (refusal.code === "session.stepExpired") throw redirect("/sign-in");
  return data({ words: refusalWords(refusal) }, { status: refusalStatus[refusal.code] });
}

export const meta = () => [{ name: "robots", content: "noindex" }];

export default function SecondStep({ actionData }: Route.ComponentProps) {
  const pending = useNavigation().state === "submitting";
  return (
    <AuthFrame
      title={m.second_step_title()}
      lead={m.second_step_lead()}
      footer={
        <Link to="/sign-in" className="text-accent-text underline underline-offset-3">
          {m.sign_in_back()}
        </Link>
      }
    >
      <Form method="post" className="flex flex-col gap-4" noValidate>
        <Field
          label={m.second_step_code()}
          hint={m.second_step_hint()}
          error={pending ? null : (actionData?.words ?? null)}
        >
          <Input
            name="code"
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus
            maxLength={20}
            className="tabular-nums"
          />
        </Field>
        <Button type="submit" variant="primary" size="lg" loading={pending}>
          {m.second_step_submit()}
        </Button>
      </Form>
    </AuthFrame>
  );
}
