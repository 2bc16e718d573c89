import { data, Form, Link, useNavigation } from "react-router";
import { z } from "zod";
import { refusalWords } from "#app/components/refusal-words.ts";
import { Button } from "#app/components/ui/button.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { Input } from "#app/components/ui/input.tsx";
import { developmentContext, identityContext } from "#app/context.ts";
import { m } from "#app/paraglide/messages.js";
import { refusalStatus } from "#domain/refusal/refusal.ts";
import { AuthFrame } from "../frame.tsx";
import { MailSent } from "../mail-sent.tsx";
import type { Route } from "./+types/route.ts";

const addressSchema = z.email().max(254);
const minutes = 30;

export const loader = ({ context }: Route.LoaderArgs) => ({ development: context.get(developmentContext) });

export async function action({ context, request }: Route.ActionArgs) {
  const email = String((await request.formData()).get("email") ?? "").trim();
  if (!addressSchema.safeParse(email).success) {
    return data({ sentTo: null, email, error: m.auth_error_email(), words: null }, { status: 422 });
  }
  const outcome = await context.get(identityContext).forgot({ email });
  if (outcome.ok) return data({ sentTo: email, email, error: null, words: null });
  const { refusal } = outcome;
  const words = refusalWords(refusal);
  return data({ sentTo: null, email, error: null, words }, { status: refusalStatus[refusal.code] });
}

export default function Forgot({ loaderData: { development }, actionData }: Route.ComponentProps) {
  const pending = useNavigation().state === "submitting";
  if (actionData?.sentTo) {
    const words = m.forgot_sent({ email: actionData.sentTo, minutes });
    return <MailSent title={m.sign_in_link_sent_title()} words={words} development={development} />;
  }
  return (
    <AuthFrame
      title={m.forgot_title()}
      lead={m.forgot_lead()}
      error={actionData?.words ?? null}
      footer={
        <Link to="/sign-in" className="text-accent-text underline underline-offset-3">
          {m.sign_in_back()}
        </Link>
      }
    >
      <Form method="post" className="flex flex-col gap-4" noValidate>
        <Field label={m.sign_in_email()} error={actionData?.error ?? null}>
          <Input name="email" type="email" autoComplete="username" defaultValue={actionData?.email ?? ""} />
        </Field>
        <Button type="submit" variant="primary" size="lg" loading={pending}>
          {m.forgot_submit()}
        </Button>
      </Form>
    </AuthFrame>
  );
}
