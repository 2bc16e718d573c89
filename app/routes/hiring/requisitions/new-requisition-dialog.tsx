import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form, useNavigation, useSearchParams } from "react-router";
import { Banner } from "#app/components/ui/banner.tsx";
import { Dialog } from "#app/components/ui/dialog.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { FormActions } from "#app/components/ui/form-actions.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { TextField } from "#app/components/ui/text-field.tsx";
import { m } from "#app/paraglide/messages.js";
import { newRequisitionSchema } from "#app/routes/hiring/requisitions/form.ts";
import { statusLabel } from "#app/routes/hiring/requisitions/status-badge.tsx";
import { maxOpenings } from "#domain/requisition/schema.ts";
import type { Template } from "#domain/template/schema.ts";
import type { RequisitionRow } from "#domain/views/board.ts";

const problems: Record<string, () => string> = {
  required: m.form_required,
  tooLong: m.form_too_long,
  openings: m.requisition_openings_problem_200,
};

function words(problem: string): string {
  return problems[problem]?.() ?? problem;
}

/** The fields as they are typed. */
interface Typed {
  title: string;
  team: string;
  department: string;
  location: string;
  openings: number;
  status: string;
  from: string;
}

export interface NewRequisitionDialogProps {
  lastResult: SubmissionResult | undefined;
  /** What can be copied, and what can be begun with. */
  rows: readonly RequisitionRow[];
  templates: readonly Template[];
}

/** Asks for what a requisition needs; open while the URL says `?new`, there perhaps with what it begins with. */
export function NewRequisitionDialog(props: NewRequisitionDialogProps) {
  const [params, setParams] = useSearchParams();
  const close = () =>
    setParams((before) => {
      const next = new URLSearchParams(before);
      for (const key of ["new", "requisition", "template"]) next.delete(key);
      return next;
    });
  return (
    <Dialog
      title={m.requisition_new()}
      description={m.requisition_new_hint()}
      open={params.has("new")}
      onOpenChange={(open) => {
        if (!open) close();
      }}
    >
      <NewRequisitionForm
        {...props}
        requisition={params.get("requisition")}
        template={params.get("template")}
      />
    </Dialog>
  );
}

interface FormProps extends NewRequisitionDialogProps {
  requisition: string | null;
  template: string | null;
}

function NewRequisitionForm({ lastResult, rows, templates, requisition, template }: FormProps) {
  const navigation = useNavigation();
  const copied = rows.find(({ id }) => id === requisition);
  const usable = templates.filter(({ archived }) => !archived);
  const from = copied ? `requisition:${copied.id}` : template ? `template:${template}` : "";
  const { title = "", team = "", department = "", location = "" } = copied ?? {};
  const [form, fields] = useForm<Typed>({
    id: "new-requisition",
    lastResult: lastResult ?? null,
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
    defaultValue: { title, team, department, location, openings: 1, status: "open", from },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: newRequisitionSchema }) as never,
  });
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="flex flex-col gap-4">
      {form.errors?.map((error) => (
        <Banner key={error} tone="danger" live="alert">
          {error}
        </Banner>
      ))}
      <TextField
        field={fields.title}
        label={m.requisition_title()}
        placeholder={m.requisition_title_example()}
        words={words}
        autoComplete="off"
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField field={fields.team} label={m.requisition_team()} words={words} autoComplete="off" />
        <TextField
          field={fields.department}
          label={m.requisition_department()}
          words={words}
          optional
          autoComplete="off"
        />
        <TextField
          field={fields.location}
          label={m.requisition_location()}
          words={words}
          autoComplete="off"
        />
        <TextField
          field={fields.openings}
          label={m.requisition_openings()}
          hint={m.requisition_openings_hint()}
          words={words}
          type="number"
          min={1}
          max={maxOpenings}
          inputMode="numeric"
        />
        <Field label={m.requisition_from()} hint={m.requisition_from_hint()}>
          <Select
            name={fields.from.name}
            defaultValue={from}
            options={[
              { value: "", label: m.requisition_from_usual() },
              ...usable.map(({ id, name }) => ({
                value: `template:${id}`,
                label: m.requisition_from_template({ name }),
              })),
              ...rows.map((row) => ({
                value: `requisition:${row.id}`,
                label: m.requisition_from_requisition({ title: row.title }),
              })),
            ]}
          />
        </Field>
        <Field label={m.requisition_begins()}>
          <Select
            name={fields.status.name}
            defaultValue="open"
            options={(["open", "draft"] as const).map((status) => ({
              value: status,
              label: statusLabel(status),
            }))}
          />
        </Field>
      </div>
      <FormActions loading={navigation.formMethod === "POST"}>{m.requisition_create()}</FormActions>
    </Form>
  );
}
