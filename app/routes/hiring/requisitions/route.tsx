import { parseWithZod } from "@conform-to/zod/v4";
import { Plus } from "lucide-react";
import { data, redirect, type ShouldRevalidateFunctionArgs, useSearchParams } from "react-router";
import { refusalWords } from "#app/components/refusal-words.ts";
import { ErrorPage } from "#app/components/shell/error-page.tsx";
import { Page } from "#app/components/shell/page.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { servicesContext } from "#app/context.ts";
import { required } from "#app/outcome.ts";
import { m } from "#app/paraglide/messages.js";
import { Filters } from "#app/routes/hiring/requisitions/filters.tsx";
import { newRequisitionSchema } from "#app/routes/hiring/requisitions/form.ts";
import { RequisitionList } from "#app/routes/hiring/requisitions/list.tsx";
import { NewRequisitionDialog } from "#app/routes/hiring/requisitions/new-requisition-dialog.tsx";
import { requireMember } from "#app/viewer.ts";
import { can } from "#domain/access/access.ts";
import { accept, refusalStatus } from "#domain/refusal/refusal.ts";
import type { Route } from "./+types/route.ts";

export const meta: Route.MetaFunction = () => [{ title: m.page_title({ page: m.nav_requisitions() }) }];

export async function loader({ context, request }: Route.LoaderArgs) {
  const { capabilities } = requireMember(context, request);
  const services = context.get(servicesContext);
  const mayCreate = can({ capabilities: [...capabilities] }, "requisition.create");
  const [rows, templates] = await Promise.all([
    services.requisitions.list(),
    mayCreate ? services.templates.list() : accept([]),
  ]);
  return { rows: required(rows), templates: required(templates), mayCreate };
}

export async function action({ context, request }: Route.ActionArgs) {
  requireMember(context, request);
  const submission = parseWithZod(await request.formData(), { schema: newRequisitionSchema });
  if (submission.status !== "success") return data(submission.reply(), { status: 422 });
  const created = await context.get(servicesContext).requisitions.create(submission.value);
  if (!created.ok) {
    const result = submission.reply({ formErrors: [refusalWords(created.refusal)] });
    return data(result, { status: refusalStatus[created.refusal.code] });
  }
  throw redirect(`/requisitions/${created.value.id}`);
}

/** Filters and the dialog live in the URL, but what they show is here already. */
export function shouldRevalidate(args: ShouldRevalidateFunctionArgs) {
  const filtered =
    args.currentUrl.pathname === args.nextUrl.pathname && args.currentUrl.search !== args.nextUrl.search;
  return filtered && !args.formMethod ? false : args.defaultShouldRevalidate;
}

export default function Requisitions({ loaderData, actionData }: Route.ComponentProps) {
  const { rows, templates, mayCreate } = loaderData;
  const [params] = useSearchParams();
  const create = new URLSearchParams(params);
  create.set("new", "");
  return (
    <Page
      title={m.nav_requisitions()}
      actions={
        mayCreate && rows.length > 0 ? (
          <LinkButton
            to={`?${create}`}
            variant="primary"
            preventScrollReset
            icon={<Plus aria-hidden="true" className="size-4" />}
          >
            {m.requisition_new()}
          </LinkButton>
        ) : null
      }
    >
      {rows.length > 0 ? <Filters /> : null}
      <RequisitionList rows={rows} mayCreate={mayCreate} />
      {mayCreate ? <NewRequisitionDialog lastResult={actionData} rows={rows} templates={templates} /> : null}
    </Page>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ErrorPage error={error} inside />;
}
