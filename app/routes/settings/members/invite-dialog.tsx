import { getFormProps, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { useEffect, useState } from "react";
import { useFetcher, useSearchParams } from "react-router";
import { Banner } from "#app/components/ui/banner.tsx";
import { Dialog } from "#app/components/ui/dialog.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { FormActions } from "#app/components/ui/form-actions.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { Textarea } from "#app/components/ui/textarea.tsx";
import { useToast } from "#app/components/ui/toast.tsx";
import { m } from "#app/paraglide/messages.js";
import type { Role } from "#domain/access/access.ts";
import type { invite } from "./acts.ts";
import { inviteFormSchema, mostInvited } from "./form-schema.ts";
import { explainRole, roleWords } from "./role-words.ts";

/** Asks whom to invite, and as what; open while the URL says `?invite`. */
export function InviteDialog({ roles }: { roles: readonly Role[] }) {
  const [params, setParams] = useSearchParams();
  const close = () =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        next.delete("invite");
        return next;
      },
      { preventScrollReset: true },
    );
  return (
    <Dialog
      title={m.invite_title()}
      description={m.invite_lead()}
      open={params.has("invite")}
      onOpenChange={(open) => {
        if (!open) close();
      }}
    >
      <InviteForm roles={roles} onDone={close} />
    </Dialog>
  );
}

function InviteForm({ roles, onDone }: { roles: readonly Role[]; onDone: () => void }) {
  const fetcher = useFetcher<typeof invite>();
  const { toast } = useToast();
  const { data } = fetcher;
  const [role, setRole] = useState<string>("recruiter");
  const [form, fields] = useForm({
    id: "invite",
    lastResult: data?.result ?? null,
    shouldValidate: "onSubmit",
    shouldRevalidate: "onInput",
    onValidate: ({ formData }) => parseWithZod(formData, { schema: inviteFormSchema }),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer
  useEffect(() => {
    if (data?.said) toast({ title: data.said, tone: "success" });
    if (data?.said && data.problems.length === 0) onDone();
  }, [data]);
  return (
    <fetcher.Form method="post" {...getFormProps(form)} className="flex flex-col gap-4">
      <input type="hidden" name="intent" value="invite" />
      {form.errors?.map((error) => (
        <Banner key={error} tone="danger" live="alert">
          {error}
        </Banner>
      ))}
      {data && data.problems.length > 0 ? <Problems problems={data.problems} /> : null}
      <Field
        label={m.invite_emails()}
        hint={m.invite_emails_hint({ most: mostInvited })}
        error={fields.emails.errors}
      >
        <Textarea
          name={fields.emails.name}
          rows={2}
          inputMode="email"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
      </Field>
      <Field label={m.invite_role()} hint={explainRole(role)} error={fields.role.errors}>
        <Select
          name={fields.role.name}
          value={role}
          onChange={setRole}
          options={roles.map((value) => ({ value, label: roleWords(value) }))}
        />
      </Field>
      <FormActions loading={fetcher.state !== "idle"}>{m.invite_submit()}</FormActions>
    </fetcher.Form>
  );
}

function Problems({ problems }: { problems: readonly { email: string; words: string }[] }) {
  return (
    <Banner tone="warning" live="alert">
      <p className="font-medium">{m.invite_partly()}</p>
      <ul className="mt-1 flex flex-col gap-1">
        {problems.map(({ email, words }) => (
          <li key={email} className="wrap-anywhere">
            <span className="font-medium">{email}</span> {words}
          </li>
        ))}
      </ul>
    </Banner>
  );
}
