import { getFormProps, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { data, Form, Link, redirect, useNavigation } from "react-router";
import { refusalWords } from "#app/components/refusal-words.ts";
import { Banner } from "#app/components/ui/banner.tsx";
import { Button, LinkButton } from "#app/components/ui/button.tsx";
import { TextField } from "#app/components/ui/text-field.tsx";
import { developmentContext, identityContext, viewerContext } from "#app/context.ts";
import { m } from "#app/paraglide/messages.js";
import { refusalStatus } from "#domain/refusal/refusal.ts";
import { redirectSigned } from "../cookies.ts";
import { AuthFrame } from "../frame.tsx";
import { MailSent } from "../mail-sent.tsx";
import { safeNext } from "../next.ts";
import { PasskeyButton } from "../passkey/passkey-button.tsx";
import type { Route } from "./+types/route.ts";
import { signInFormSchema } from "./form-schema.ts";

const linkMinutes = 15;

export function loader({ context, request }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url);
  const next = safeNext(searchParams.get("next"));
  if (context.get(viewerContext)) throw redirect(next);
  const development = context.get(developmentContext);
  const notice = noticeOf(searchParams);
  return { next, notice, development };
}

function noticeOf(params: URLSearchParams): string | null {
  if (params.has("signed-out")) return m.sign_in_signed_out();
  if (params.has("password-set")) return m.sign_in_password_set();
  return params.has("address-set") ? m.sign_in_address_set() : null;
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await request.formData();
  const submission = parseWithZod(form, { schema: signInFormSchema });
  const hidden = { hideFields: ["password"] };
  if (submission.status !== "success") {
    return data({ result: submission.reply(hidden), sentTo: null }, { status: 422 });
  }
  const identity = context.get(identityContext);
  const { value } = submission;
  const outcome =
    value.way === "link"
      ? await identity.sendLink(value)
      : await identity.signIn({ ...value, remember: value.remember === "on" });
  if (!outcome.ok) {
    const result = submission.reply({ ...hidden, formErrors: [refusalWords(outcome.refusal)] });
    return data({ result, sentTo: null }, { status: refusalStatus[outcome.refusal.code] });
  }
  if (outcome.value) return redirectSigned(outcome.value, safeNext(form.get("next")));
  return data({ result: submission.reply(hidden), sentTo: value.email });
}

export default function SignIn({ loaderData, actionData }: Route.ComponentProps) {
  const { next, notice, development } = loaderData;
  const [form, fields] = useForm({
    lastResult: actionData?.result ?? null,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: signInFormSchema }),
    shouldRevalidate: "onInput",
  });
  const pending = useNavigation().formData?.get("way");
  if (actionData?.sentTo) {
    return (
      <MailSent
        title={m.sign_in_link_sent_title()}
        words={m.sign_in_link_sent({ email: actionData.sentTo, minutes: linkMinutes })}
        development={development}
      />
    );
  }
  return (
    <AuthFrame
      title={m.sign_in_title()}
      lead={m.sign_in_lead()}
      error={form.errors?.join(" ") ?? null}
      footer={
        <>
          {m.sign_in_no_account()}{" "}
          <Link to="/sign-up" className="text-accent-text underline underline-offset-3">
            {m.sign_in_to_sign_up()}
          </Link>
        </>
      }
    >
      {notice && !actionData ? (
        <Banner tone="success" live="status">
          {notice}
        </Banner>
      ) : null}
      <Form method="post" {...getFormProps(form)} className="flex flex-col gap-4">
        <input type="hidden" name="next" value={next} />
        <TextField
          field={fields.email}
          label={m.sign_in_email()}
          type="email"
          autoComplete="username"
          required
        />
        <TextField
          field={fields.password}
          label={m.sign_in_password()}
          type="password"
          autoComplete="current-password"
          maxLength={128}
        />
        <Link
          to="/sign-in/forgot"
          className="-mt-2 self-end text-accent-text text-sm underline underline-offset-3"
        >
          {m.sign_in_forgot()}
        </Link>
        <label className="inline-flex items-center gap-2 text-sm pointer-coarse:min-h-10">
          <input type="checkbox" name="remember" defaultChecked className="size-4 accent-accent" />
          {m.sign_in_remember()}
        </label>
        <Button
          type="submit"
          name="way"
          value="password"
          variant="primary"
          size="lg"
          loading={pending === "password"}
        >
          {m.sign_in_submit()}
        </Button>
        <div className="flex items-center gap-3 text-subtle text-xs" aria-hidden="true">
          <span className="h-px flex-1 bg-border" />
          {m.sign_in_or()}
          <span className="h-px flex-1 bg-border" />
        </div>
        <Button
          type="submit"
          name="way"
          value="link"
          size="lg"
          aria-describedby="link-hint"
          loading={pending === "link"}
        >
          {m.sign_in_link_submit()}
        </Button>
        <p id="link-hint" className="-mt-2 text-muted text-xs">
          {m.sign_in_link_hint()}
        </p>
        <PasskeyButton next={next} />
        <LinkButton to={`/sign-in/sso?${new URLSearchParams({ next })}`} size="lg">
          {m.sign_in_sso()}
        </LinkButton>
      </Form>
    </AuthFrame>
  );
}
