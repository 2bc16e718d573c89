import { data, Form, useNavigation } from "react-router";
import { refusalWords } from "#app/components/refusal-words.ts";
import { ErrorPage } from "#app/components/shell/error-page.tsx";
import { Page } from "#app/components/shell/page.tsx";
import { Badge } from "#app/components/ui/badge.tsx";
import { Banner } from "#app/components/ui/banner.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Checkbox } from "#app/components/ui/checkbox.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { servicesContext } from "#app/context.ts";
import { required } from "#app/outcome.ts";
import { m } from "#app/paraglide/messages.js";
import { AmountField, UnitFields } from "#app/pay/fields.tsx";
import { type PayErrors, readRangeForm } from "#app/pay/form.ts";
import { rangeWords } from "#app/pay/words.ts";
import { requireMember } from "#app/viewer.ts";
import type { PayRange } from "#domain/pay/schema.ts";
import { type Outcome, refusalStatus, refuse } from "#domain/refusal/refusal.ts";
import type { RequisitionPayView } from "#domain/views/pay.ts";
import type { Route } from "./+types/route.ts";

export const meta: Route.MetaFunction = () => [{ title: m.page_title({ page: m.pay_title() }) }];

export async function loader({ context, params, request }: Route.LoaderArgs) {
  requireMember(context, request);
  return { view: required(await context.get(servicesContext).pay.requisition(params.requisition)) };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  requireMember(context, request);
  const { pay } = context.get(servicesContext);
  // Who may not, or does not reach it, is told so whatever the form says.
  const { may } = required(await pay.requisition(params.requisition));
  if (!may.edit) required(refuse("access.denied"));
  const form = await request.formData();
  if (form.get("intent") === "remove") {
    return said(await pay.setRequisition(params.requisition, { range: null }), m.pay_removed());
  }
  const read = readRangeForm(form);
  if ("errors" in read) return data({ ok: false, said: null, errors: read.errors }, 422);
  return said(await pay.setRequisition(params.requisition, { range: read.value }), m.pay_saved());
}

function said(outcome: Outcome<null>, words: string) {
  const errors: PayErrors = {};
  if (outcome.ok) return data({ ok: true, said: words, errors });
  const { refusal } = outcome;
  return data({ ok: false, said: refusalWords(refusal), errors }, refusalStatus[refusal.code]);
}

export default function RequisitionPay({ loaderData: { view }, actionData }: Route.ComponentProps) {
  const { requisition, range, may } = view;
  const trail = [{ to: `/requisitions/${requisition.id}`, label: requisition.title }];
  return (
    <Page title={m.pay_title()} trail={trail}>
      <div className="mx-auto flex w-full max-w-3xl flex-col gap-6 px-4 py-6">
        <p className="text-base text-muted">{lead(view)}</p>
        {actionData?.said ? (
          <Banner tone={actionData.ok ? "success" : "danger"} live={actionData.ok ? "status" : "alert"}>
            {actionData.said}
          </Banner>
        ) : null}
        {may.edit ? (
          <RangeForm key={JSON.stringify(range)} range={range} errors={actionData?.errors ?? {}} />
        ) : (
          <RangeShown view={view} />
        )}
      </div>
    </Page>
  );
}

/** Whoever sees published ranges alone is not told that there might be another. */
function lead({ range, may }: RequisitionPayView): string {
  return may.edit || (range && !range.published) ? m.pay_range_lead() : m.pay_published_lead();
}

function RangeShown({ view: { range } }: { view: RequisitionPayView }) {
  if (!range) return <EmptyState title={m.pay_none()} description={m.pay_none_published()} />;
  return (
    <p className="flex flex-wrap items-center gap-3 rounded-lg border bg-surface px-4 py-3 text-base">
      <span className="font-medium">{rangeWords(range)}</span>
      <Badge tone={range.published ? "success" : "neutral"}>
        {range.published ? m.pay_is_published() : m.pay_not_published()}
      </Badge>
    </p>
  );
}

function RangeForm({ range, errors }: { range: PayRange | null; errors: PayErrors }) {
  const busy = useNavigation().state === "submitting";
  const currency = range?.currency ?? "EUR";
  return (
    <Form method="post" noValidate className="flex flex-col gap-5 rounded-lg border bg-surface p-5">
      {range ? (
        <p className="font-medium text-base">{rangeWords(range)}</p>
      ) : (
        <p className="text-muted">{m.pay_none_text()}</p>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <AmountField name="min" label={m.pay_min()} amount={range?.min} currency={currency} errors={errors} />
        <AmountField name="max" label={m.pay_max()} amount={range?.max} currency={currency} errors={errors} />
        <UnitFields currency={currency} period={range?.period ?? "year"} errors={errors} />
      </div>
      <div className="flex flex-col gap-1">
        <Checkbox
          name="published"
          value="on"
          label={m.pay_publish()}
          defaultChecked={range?.published ?? false}
        />
        <p className="text-muted text-sm">{m.pay_publish_hint()}</p>
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        {range ? (
          <Button type="submit" name="intent" value="remove" variant="dangerQuiet">
            {m.pay_remove()}
          </Button>
        ) : null}
        <Button type="submit" variant="primary" loading={busy}>
          {m.pay_save()}
        </Button>
      </div>
    </Form>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ErrorPage error={error} inside />;
}
