import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { Form, Link, useNavigation } from "react-router";
import { Button } from "#app/components/ui/button.tsx";
import { TextField } from "#app/components/ui/text-field.tsx";
import { m } from "#app/paraglide/messages.js";
import type { InvitedView } from "#domain/views/members.ts";
import { AuthFrame } from "../frame.tsx";
import { passwordLength } from "../sign-up/form-schema.ts";
import { joinFormSchema } from "./form-schema.ts";
import { invitationLead } from "./lead.ts";

export interface JoinFormProps {
  invitation: InvitedView;
  token: string;
  error: string | null;
  result: SubmissionResult | null;
}

/** For somebody who is signed out: a new account, or the way to the one they have. */
export function JoinForm({ invitation, token, error, result }: JoinFormProps) {
  const [form, fields] = useForm({
    lastResult: result,
    constraint: getZodConstraint(joinFormSchema),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: joinFormSchema }),
    shouldRevalidate: "onInput",
  });
  const navigation = useNavigation();
  const pending = navigation.state === "submitting" ? navigation.formData?.get("intent") : null;
  const { email, organization } = invitation;
  const next = new URLSearchParams({ next: `/invitation/${token}` });
  return (
    <AuthFrame
      title={m.invitation_title({ organization })}
      lead={invitationLead(invitation)}
      error={error}
      footer={
        <>
          {m.invitation_have_account({ email })}{" "}
          <Link to={`/sign-in?${next}`} className="text-accent-text underline underline-offset-3">
            {m.invitation_sign_in()}
          </Link>
        </>
      }
    >
      <Form method="post" {...getFormProps(form)} className="flex flex-col gap-4">
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <TextField
          field={fields.name}
          label={m.sign_up_name()}
          hint={m.invitation_new()}
          autoComplete="name"
        />
        <TextField
          field={fields.password}
          label={m.sign_up_password()}
          hint={m.sign_up_password_hint(passwordLength)}
          type="password"
          autoComplete="new-password"
        />
        <Button
          type="submit"
          name="intent"
          value="join"
          variant="primary"
          size="lg"
          loading={pending === "join"}
        >
          {m.invitation_join()}
        </Button>
        <Button
          type="submit"
          name="intent"
          value="decline"
          variant="ghost"
          formNoValidate
          loading={pending === "decline"}
        >
          {m.invitation_decline()}
        </Button>
      </Form>
    </AuthFrame>
  );
}
