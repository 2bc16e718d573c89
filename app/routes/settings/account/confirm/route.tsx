import { data, Form, redirect, useNavigation } from "react-router";
import { refusalWords } from "#app/components/refusal-words.ts";
import { ErrorPage } from "#app/components/shell/error-page.tsx";
import { Page } from "#app/components/shell/page.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { Input } from "#app/components/ui/input.tsx";
import { accountContext } from "#app/context.ts";
import { required } from "#app/outcome.ts";
import { m } from "#app/paraglide/messages.js";
import { requireViewer } from "#app/viewer.ts";
import { refusalStatus } from "#domain/refusal/refusal.ts";
import { safeNext } from "../../../auth/next.ts";
import type { Route } from "./+types/route.ts";

export const meta: Route.MetaFunction = () => [{ title: m.page_title({ page: m.confirm_title() }) }];

/** Proves once more that it is oneself, then goes back. */
export async function loader({ context, request }: Route.LoaderArgs) {
  requireViewer(context, request);
  const { hasPassword, secondFactor, fresh } = required(await context.get(accountContext).view());
  const next = nextOf(request);
  if (fresh) throw redirect(next);
  return { hasPassword, hasCode: secondFactor.on };
}

const nextOf = (request: Request) => {
  const next = safeNext(new URL(request.url).searchParams.get("next"));
  return next === "/" ? "/settings/account" : next;
};

export async function action({ context, request }: Route.ActionArgs) {
  requireViewer(context, request);
  const form = await request.formData();
  const [code, password] = [String(form.get("code") ?? "").trim(), String(form.get("password") ?? "")];
  const proof = code ? { code } : { password };
  const outcome = await context.get(accountContext).confirm(proof);
  if (outcome.ok) throw redirect(nextOf(request));
  const { refusal } = outcome;
  const words = refusal.code === "input.invalid" ? m.auth_error_password_missing() : refusalWords(refusal);
  return data({ words, at: code ? "code" : "password" }, { status: refusalStatus[refusal.code] });
}

export default function Confirm({ loaderData, actionData }: Route.ComponentProps) {
  const { hasPassword, hasCode } = loaderData;
  const pending = useNavigation().state === "submitting";
  const error = (at: string) => (actionData?.at === at ? actionData.words : null);
  return (
    <Page title={m.confirm_title()} trail={[{ to: "/settings/account", label: m.account_title() }]}>
      <Form method="post" className="mx-auto flex w-full max-w-sm flex-col gap-4 px-4 py-8" noValidate>
        <p className="text-base text-pretty">
          {hasPassword || hasCode ? m.confirm_lead() : m.confirm_lead_nothing()}
        </p>
        {hasPassword ? (
          <Field label={m.sign_in_password()} error={error("password")}>
            <Input name="password" type="password" autoComplete="current-password" autoFocus />
          </Field>
        ) : null}
        {hasCode ? (
          <Field label={m.second_step_code()} error={error("code")} optional={hasPassword}>
            <Input name="code" autoComplete="one-time-code" maxLength={20} autoFocus={!hasPassword} />
          </Field>
        ) : null}
        {hasPassword || hasCode ? (
          <Button type="submit" variant="primary" size="lg" loading={pending}>
            {m.confirm_submit()}
          </Button>
        ) : null}
      </Form>
    </Page>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ErrorPage error={error} inside />;
}
