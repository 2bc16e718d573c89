import { getFormProps, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { data, Form, Link, redirect, useNavigation } from "react-router";
import { refusalWords } from "#app/components/refusal-words.ts";
import { Button } from "#app/components/ui/button.tsx";
import { TextField } from "#app/components/ui/text-field.tsx";
import { developmentContext, identityContext, viewerContext } from "#app/context.ts";
import { m } from "#app/paraglide/messages.js";
import { refusalStatus } from "#domain/refusal/refusal.ts";
import { AuthFrame } from "../frame.tsx";
import { MailSent } from "../mail-sent.tsx";
import type { Route } from "./+types/route.ts";
import { passwordLength, signUpFormSchema } from "./form-schema.ts";

export function loader({ context }: Route.LoaderArgs) {
  if (context.get(viewerContext)) throw redirect("/");
  return { development: context.get(developmentContext) };
}

export async function action({ context, request }: Route.ActionArgs) {
  const submission = parseWithZod(await request.formData(), { schema: signUpFormSchema });
  const hidden = { hideFields: ["password"] };
  if (submission.status !== "success") {
    return data({ result: submission.reply(hidden), sentTo: null }, { status: 422 });
  }
  const outcome = await context.get(identityContext).signUp(submission.value);
  if (outcome.ok) return data({ result: submission.reply(hidden), sentTo: submission.value.email });
  const result = submission.reply({ ...hidden, formErrors: [refusalWords(outcome.refusal)] });
  return data({ result, sentTo: null }, { status: refusalStatus[outcome.refusal.code] });
}

export default function SignUp({ loaderData: { development }, actionData }: Route.ComponentProps) {
  const [form, fields] = useForm({
    lastResult: actionData?.result ?? null,
    constraint: getZodConstraint(signUpFormSchema),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: signUpFormSchema }),
    shouldRevalidate: "onInput",
  });
  const pending = useNavigation().state === "submitting";
  if (actionData?.sentTo) {
    const words = m.sign_up_sent({ email: actionData.sentTo });
    return <MailSent title={m.sign_up_sent_title()} words={words} development={development} />;
  }
  return (
    <AuthFrame
      title={m.sign_up_title()}
      lead={m.sign_up_lead()}
      error={form.errors?.join(" ") ?? null}
      footer={
        <>
          {m.sign_up_have_account()}{" "}
          <Link to="/sign-in" className="text-accent-text underline underline-offset-3">
            {m.sign_up_to_sign_in()}
          </Link>
        </>
      }
    >
      <Form method="post" {...getFormProps(form)} className="flex flex-col gap-4">
        <TextField field={fields.name} label={m.sign_up_name()} autoComplete="name" />
        <TextField field={fields.email} label={m.sign_up_email()} type="email" autoComplete="username" />
        <TextField
          field={fields.password}
          label={m.sign_up_password()}
          hint={m.sign_up_password_hint(passwordLength)}
          type="password"
          autoComplete="new-password"
        />
        <TextField field={fields.organization} label={m.sign_up_organization()} autoComplete="organization" />
        <Button type="submit" variant="primary" size="lg" loading={pending}>
          {m.sign_up_submit()}
        </Button>
      </Form>
    </AuthFrame>
  );
}
