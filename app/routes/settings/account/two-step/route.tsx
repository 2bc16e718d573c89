import { data, Form, redirect, useNavigation } from "react-router";
import { refusalWords } from "#app/components/refusal-words.ts";
import { ErrorPage } from "#app/components/shell/error-page.tsx";
import { Page } from "#app/components/shell/page.tsx";
import { Banner } from "#app/components/ui/banner.tsx";
import { Button, LinkButton } from "#app/components/ui/button.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { Input } from "#app/components/ui/input.tsx";
import { accountContext } from "#app/context.ts";
import { required } from "#app/outcome.ts";
import { m } from "#app/paraglide/messages.js";
import { requireViewer } from "#app/viewer.ts";
import { type Refusal, refusalStatus } from "#domain/refusal/refusal.ts";
import type { SecondFactorSetup } from "#domain/views/account.ts";
import { RecoveryCodes } from "../parts/recovery-codes.tsx";
import type { Route } from "./+types/route.ts";
import { type QrPicture, qrPicture } from "./qr.ts";

export const meta: Route.MetaFunction = () => [{ title: m.page_title({ page: m.two_step_title() }) }];

export async function loader({ context, request }: Route.LoaderArgs) {
  const { locked } = requireViewer(context, request);
  const { secondFactor } = required(await context.get(accountContext).view());
  return { on: secondFactor.on, askedBy: locked?.name ?? null };
}

interface Answer {
  setup?: SecondFactorSetup & { qr: QrPicture };
  codes?: string[];
  error?: string;
}

export async function action({ context, request }: Route.ActionArgs) {
  requireViewer(context, request);
  const account = context.get(accountContext);
  const form = await request.formData();
  if (form.get("intent") === "begin") {
    const begun = await account.beginSecondFactor();
    return begun.ok ? data<Answer>({ setup: drawn(begun.value) }) : refused(begun.refusal);
  }
  const confirmed = await account.confirmSecondFactor(String(form.get("code") ?? ""));
  if (confirmed.ok) return data<Answer>({ codes: confirmed.value.codes });
  // The same picture again: it comes back with the form, and is only shown.
  const [secret, address] = [String(form.get("secret") ?? ""), String(form.get("address") ?? "")];
  const shown = /^otpauth:\/\/[\x21-\x7e]{1,400}$/.test(address);
  return refused(confirmed.refusal, shown ? drawn({ secret, address }) : undefined);
}

const drawn = (setup: SecondFactorSetup) => ({ ...setup, qr: qrPicture(setup.address) });

function refused(refusal: Refusal, setup?: Answer["setup"]) {
  if (refusal.code === "session.notFresh")
    throw redirect("/settings/account/confirm?next=/settings/account/two-step");
  const answer: Answer = { error: refusalWords(refusal), ...(setup && { setup }) };
  return data(answer, { status: refusalStatus[refusal.code] });
}

export default function TwoStep({ loaderData: { on, askedBy }, actionData }: Route.ComponentProps) {
  return (
    <Page title={m.two_step_title()} trail={[{ to: "/settings/account", label: m.account_title() }]}>
      <div className="mx-auto flex w-full max-w-xl flex-col gap-5 px-4 py-6">
        {askedBy ? <Banner tone="warning">{m.two_step_asked({ organization: askedBy })}</Banner> : null}
        <Stage on={on} answer={actionData ?? {}} />
      </div>
    </Page>
  );
}

function Stage({ on, answer }: { on: boolean; answer: Answer }) {
  if (answer.codes) return <Done codes={answer.codes} />;
  if (answer.setup) return <Scan setup={answer.setup} error={answer.error ?? null} />;
  return on ? <IsOn /> : <Begin error={answer.error ?? null} />;
}

function Begin({ error }: { error: string | null }) {
  const pending = useNavigation().state === "submitting";
  return (
    <Form method="post" className="flex flex-col gap-4">
      <p className="text-base text-pretty">{m.two_step_begin_lead()}</p>
      {error ? (
        <Banner tone="danger" live="alert">
          {error}
        </Banner>
      ) : null}
      <div>
        <Button type="submit" name="intent" value="begin" variant="primary" size="lg" loading={pending}>
          {m.two_step_begin()}
        </Button>
      </div>
    </Form>
  );
}

function Scan({ setup, error }: { setup: NonNullable<Answer["setup"]>; error: string | null }) {
  const pending = useNavigation().state === "submitting";
  const { secret, address, qr } = setup;
  return (
    <Form method="post" className="flex flex-col gap-5" noValidate>
      <input type="hidden" name="secret" value={secret} />
      <input type="hidden" name="address" value={address} />
      <p className="text-base text-pretty">{m.two_step_scan()}</p>
      <svg
        viewBox={`0 0 ${qr.size} ${qr.size}`}
        width="208"
        height="208"
        role="img"
        aria-label={m.two_step_picture()}
        className="rounded-md border"
        shapeRendering="crispEdges"
      >
        <rect width={qr.size} height={qr.size} className="fill-paper" />
        <path d={qr.path} className="fill-ink" />
      </svg>
      <p className="text-muted text-pretty">
        {m.two_step_type()}{" "}
        <code className="rounded-sm bg-sunken px-1.5 py-0.5 font-mono text-text wrap-anywhere">
          {secret.replace(/(.{4})/g, "$1 ").trim()}
        </code>
      </p>
      <Field label={m.two_step_code()} hint={m.two_step_code_hint()} error={error} className="max-w-xs">
        <Input
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={8}
          autoFocus
          className="tabular-nums"
        />
      </Field>
      <div>
        <Button type="submit" name="intent" value="confirm" variant="primary" size="lg" loading={pending}>
          {m.two_step_confirm()}
        </Button>
      </div>
    </Form>
  );
}

function Done({ codes }: { codes: readonly string[] }) {
  return (
    <>
      <Banner tone="success" live="status">
        {m.two_step_done()}
      </Banner>
      <RecoveryCodes codes={codes} />
      <div className="print:hidden">
        <LinkButton to="/" variant="primary" size="lg" reloadDocument>
          {m.two_step_kept()}
        </LinkButton>
      </div>
    </>
  );
}

function IsOn() {
  return (
    <>
      <Banner tone="success">{m.two_step_is_on()}</Banner>
      <div>
        <LinkButton to="/settings/account">{m.account_title()}</LinkButton>
      </div>
    </>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ErrorPage error={error} inside />;
}
