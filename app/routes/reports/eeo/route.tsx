import { ChartNoAxesColumn, Download } from "lucide-react";
import { data, Form } from "react-router";
import { ErrorPage } from "#app/components/shell/error-page.tsx";
import { Page } from "#app/components/shell/page.tsx";
import { Button, buttonStyles } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { servicesContext } from "#app/context.ts";
import { required } from "#app/outcome.ts";
import { m } from "#app/paraglide/messages.js";
import { getLocale } from "#app/paraglide/runtime.js";
import { requireMember } from "#app/viewer.ts";
import type { EeoReport } from "#domain/views/eeo.ts";
import type { Route } from "./+types/route.ts";
import { Asking } from "./asking.tsx";
import { EeoTable } from "./eeo-table.tsx";

/** A list's value cannot be empty. */
const all = "all";

export const meta: Route.MetaFunction = () => [{ title: m.page_title({ page: m.eeo_title() }) }];

export async function loader({ context, request }: Route.LoaderArgs) {
  requireMember(context, request);
  const search = new URL(request.url).searchParams;
  const chosen = (name: string) => {
    const value = search.get(name) ?? "";
    return value === all ? "" : value;
  };
  const query = { requisition: chosen("requisition"), period: chosen("period") };
  return {
    report: required(await context.get(servicesContext).reports.eeo(query)),
    search: new URLSearchParams(query).toString(),
  };
}

/** Whether candidates are asked. */
export async function action({ context, request }: Route.ActionArgs) {
  requireMember(context, request);
  const { reports } = context.get(servicesContext);
  const wanted = new Map([
    ["on", { asks: true }],
    ["off", { asks: false }],
  ]).get(String((await request.formData()).get("asks")));
  const saved = await reports.setEeoAsking(wanted);
  if (saved.ok || saved.refusal.code === "input.invalid") return data(null, saved.ok ? 200 : 422);
  return required(saved);
}

/** Counts of what candidates said of themselves: in fives, and nobody's own. */
export default function Eeo({ loaderData: { report, search } }: Route.ComponentProps) {
  const shown = report.tables.some((table) => table.shown > 0);
  return (
    <Page
      title={m.eeo_title()}
      actions={
        <a
          href={`/api/v1/reports/eeo.csv?${search}`}
          download
          className={buttonStyles({ variant: "secondary" })}
        >
          <Download aria-hidden="true" className="size-4" />
          {m.eeo_export()}
        </a>
      }
    >
      <div className="mx-auto flex w-full max-w-3xl flex-col gap-6 px-4 py-6">
        <div className="flex flex-col gap-2">
          <p className="text-base">{m.eeo_lead()}</p>
          <p className="text-muted text-sm">{m.eeo_how()}</p>
        </div>
        <Asking asks={report.asks} />
        {report.months.length > 0 ? <Filters report={report} /> : null}
        {shown ? (
          report.tables.map((table) => <EeoTable key={table.question} table={table} />)
        ) : (
          <EmptyState
            icon={<ChartNoAxesColumn aria-hidden="true" />}
            title={m.eeo_none_title()}
            description={report.requisition || report.period ? m.eeo_none_filter() : m.eeo_none()}
          />
        )}
      </div>
    </Page>
  );
}

function Filters({ report }: { report: EeoReport }) {
  const years = [...new Set(report.months.map((month) => month.slice(0, 4)))];
  const month = new Intl.DateTimeFormat(getLocale(), { month: "long", year: "numeric", timeZone: "UTC" });
  return (
    <Form key={`${report.requisition}${report.period}`} className="flex flex-wrap items-end gap-3">
      <Field label={m.eeo_requisition()} className="min-w-48 flex-1">
        <Select
          name="requisition"
          defaultValue={report.requisition ?? all}
          options={[
            { value: all, label: m.eeo_requisition_all() },
            ...report.requisitions.map(({ id, title }) => ({ value: id, label: title })),
          ]}
        />
      </Field>
      <Field label={m.eeo_period()} className="min-w-48">
        <Select
          name="period"
          defaultValue={report.period || all}
          options={[
            { value: all, label: m.eeo_period_all() },
            ...years.map((year) => ({ value: year, label: year })),
            ...report.months.map((each) => ({
              value: each,
              label: month.format(new Date(`${each}-01T00:00:00Z`)),
            })),
          ]}
        />
      </Field>
      <Button type="submit" variant="primary">
        {m.eeo_show()}
      </Button>
    </Form>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ErrorPage error={error} inside />;
}
