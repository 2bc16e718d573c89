import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form, useNavigation, useSearchParams } from "react-router";
import { Banner } from "#app/components/ui/banner.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Dialog, DialogActions, DialogClose } from "#app/components/ui/dialog.tsx";
import { TextField } from "#app/components/ui/text-field.tsx";
import { m } from "#app/paraglide/messages.js";
import { newRequisitionSchema } from "#app/routes/hiring/requisitions/form.ts";
import type { NewRequisition } from "#workers/services.ts";

const problems: Record<string, () => string> = {
  required: m.form_required,
  tooLong: m.form_too_long,
  openings: m.requisition_openings_problem,
};

function words(problem: string): string {
  return problems[problem]?.() ?? problem;
}

/** Asks for the four things that a requisition needs; open while the URL says `?new`. */
export function NewRequisitionDialog({ lastResult }: { lastResult: SubmissionResult | undefined }) {
  const [params, setParams] = useSearchParams();
  const navigation = useNavigation();
  const [form, fields] = useForm<NewRequisition>({
    id: "new-requisition",
    lastResult: lastResult ?? null,
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
    defaultValue: { openings: 1 },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: newRequisitionSchema }),
  });
  const close = () =>
    setParams((before) => {
      const next = new URLSearchParams(before);
      next.delete("new");
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
            max={999}
            inputMode="numeric"
          />
        </div>
        <DialogActions>
          <DialogClose render={<Button variant="ghost">{m.ui_cancel()}</Button>} />
          <Button type="submit" variant="primary" loading={navigation.formMethod === "POST"}>
            {m.requisition_create()}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
