import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { useEffect } from "react";
import { Form, useNavigation, useSearchParams } from "react-router";
import { Banner } from "#app/components/ui/banner.tsx";
import { Checkbox } from "#app/components/ui/checkbox.tsx";
import { Dialog } from "#app/components/ui/dialog.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { FormActions } from "#app/components/ui/form-actions.tsx";
import { Input } from "#app/components/ui/input.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { TextField } from "#app/components/ui/text-field.tsx";
import { Textarea } from "#app/components/ui/textarea.tsx";
import { useToast } from "#app/components/ui/toast.tsx";
import { m } from "#app/paraglide/messages.js";
import type { ReferralsView } from "#domain/views/referrals.ts";
import { referralFormSchema } from "./form.ts";

export interface ReferDialogProps extends ReferralsView {
  /** The id of this try. */
  attempt: string;
  lastResult: SubmissionResult | undefined;
}

/** Asks whom somebody has in mind, and for which role; open while the URL says `?refer`. */
export function ReferDialog({ mine, ...form }: ReferDialogProps) {
  const [params, setParams] = useSearchParams();
  const close = () => setParams({}, { preventScrollReset: true });
  useThanks(mine);
  return (
    <Dialog
      title={m.referrals_refer()}
      description={m.referrals_refer_text()}
      open={params.has("refer") && form.roles.length > 0}
      onOpenChange={(open) => {
        if (!open) close();
      }}
    >
      <ReferForm {...form} />
    </Dialog>
  );
}

/** Says thanks once, for the referral that the URL names. */
function useThanks(mine: ReferralsView["mine"]): void {
  const { toast } = useToast();
  const [params, setParams] = useSearchParams();
  const thanks = params.get("thanks");
  useEffect(() => {
    if (thanks === null) return;
    const referral = mine.find(({ id }) => id === thanks);
    if (referral) toast({ title: m.referrals_sent({ name: referral.name }), tone: "success" });
    setParams({}, { replace: true, preventScrollReset: true });
  }, [thanks, mine, setParams, toast]);
}

/** The fields as they are typed. */
interface Typed {
  requisition: string;
  name: string;
  email: string;
  phone: string;
  note: string;
  file: File;
  consent: string;
}

function ReferForm({ roles, attempt, lastResult }: Omit<ReferDialogProps, "mine">) {
  const navigation = useNavigation();
  const [form, fields] = useForm<Typed>({
    id: "refer",
    lastResult: lastResult ?? null,
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
    onValidate: ({ formData }) => parseWithZod(formData, { schema: referralFormSchema() }) as never,
  });
  return (
    <Form
      method="post"
      encType="multipart/form-data"
      id={form.id}
      onSubmit={form.onSubmit}
      noValidate
      className="flex flex-col gap-4"
    >
      {form.errors?.map((error) => (
        <Banner key={error} tone="danger" live="alert">
          {error}
        </Banner>
      ))}
      <input type="hidden" name="attempt" value={attempt} />
      <Field label={m.referrals_role()} error={fields.requisition.errors}>
        <Select
          name={fields.requisition.name}
          placeholder={m.referrals_role_choose()}
          options={roles.map(({ id, title, location, department }) => ({
            value: id,
            label: [title, location, department].filter((each) => each !== "").join(" · "),
          }))}
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField field={fields.name} label={m.referrals_name()} autoComplete="off" />
        <TextField field={fields.email} label={m.referrals_email()} type="email" autoComplete="off" />
        <TextField field={fields.phone} label={m.referrals_phone()} type="tel" optional autoComplete="off" />
        <Field label={m.referrals_file()} hint={m.referrals_file_hint()} error={fields.file.errors} optional>
          <Input type="file" name={fields.file.name} accept=".pdf,.docx,.txt" />
        </Field>
      </div>
      <Field label={m.referrals_note()} hint={m.referrals_note_hint()} error={fields.note.errors} optional>
        <Textarea name={fields.note.name} rows={3} />
      </Field>
      <Field label={m.referrals_consent()} hideLabel error={fields.consent.errors}>
        <Checkbox name={fields.consent.name} label={m.referrals_consent()} />
      </Field>
      <FormActions loading={navigation.formMethod === "POST"}>{m.referrals_send()}</FormActions>
    </Form>
  );
}
