import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form, useNavigation } from "react-router";
import { Banner } from "#app/components/ui/banner.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Checkbox } from "#app/components/ui/checkbox.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { Input } from "#app/components/ui/input.tsx";
import { TextField } from "#app/components/ui/text-field.tsx";
import { Textarea } from "#app/components/ui/textarea.tsx";
import { m } from "#app/paraglide/messages.js";
import { submissionFormSchema } from "./form.ts";

/** The fields as they are typed. */
interface Typed {
  name: string;
  email: string;
  phone: string;
  note: string;
  file: File;
  consent: string;
}

export interface SubmitFormProps {
  organization: string;
  role: string;
  /** The version of the words that the candidate agrees to. */
  consent: string;
  /** The id of this try: sent twice, a form makes one submission. */
  attempt: string;
  lastResult: SubmissionResult | undefined;
}

/** Whom the agency has in mind, and that they agree to it. */
export function SubmitForm({ organization, role, consent, attempt, lastResult }: SubmitFormProps) {
  const navigation = useNavigation();
  const [form, fields] = useForm<Typed>({
    id: "submission",
    lastResult: lastResult ?? null,
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
    onValidate: ({ formData }) => parseWithZod(formData, { schema: submissionFormSchema() }) as never,
  });
  return (
    <Form
      method="post"
      encType="multipart/form-data"
      id={form.id}
      onSubmit={form.onSubmit}
      noValidate
      className="flex flex-col gap-4 rounded-lg border bg-surface p-4"
    >
      {form.errors?.map((error) => (
        <Banner key={error} tone="danger" live="alert">
          {error}
        </Banner>
      ))}
      <input type="hidden" name="attempt" value={attempt} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField field={fields.name} label={m.agency_name()} autoComplete="off" />
        <TextField field={fields.email} label={m.agency_email()} type="email" autoComplete="off" />
        <TextField field={fields.phone} label={m.agency_phone()} type="tel" optional autoComplete="off" />
        <Field label={m.agency_file()} hint={m.agency_file_hint()} error={fields.file.errors} optional>
          <Input type="file" name={fields.file.name} accept=".pdf,.docx,.txt" />
        </Field>
      </div>
      <Field label={m.agency_note()} error={fields.note.errors} optional>
        <Textarea name={fields.note.name} rows={3} />
      </Field>
      <Field label={m.agency_consent_label()} hideLabel error={fields.consent.errors}>
        <Checkbox
          name={fields.consent.name}
          value={consent}
          label={m.agency_consent_2026_11({ organization, role })}
          className="items-start [&>:first-child]:mt-0.5"
        />
      </Field>
      <div className="flex justify-end">
        <Button type="submit" variant="primary" loading={navigation.formMethod === "POST"}>
          {m.agency_submit()}
        </Button>
      </div>
    </Form>
  );
}
