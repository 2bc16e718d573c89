import { Form, useNavigation } from "react-router";
import { Button } from "#app/components/ui/button.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { Input } from "#app/components/ui/input.tsx";
import { m } from "#app/paraglide/messages.js";
import type { Note } from "../acts.ts";
import { Section } from "./section.tsx";

const useBusyWith = (intent: string) => useNavigation().formData?.get("intent") === intent;

/** The address that one signs in with. */
export function AddressSection({ email, note }: { email: string; note: Note | null }) {
  const pending = useBusyWith("address");
  return (
    <Section id="address" title={m.address_title()} lead={m.address_lead({ email })} note={note}>
      <Form method="post" className="flex max-w-sm flex-col gap-3" key={note?.ok ? note.said : ""} noValidate>
        <Field label={m.address_new()}>
          <Input name="email" type="email" autoComplete="email" maxLength={254} />
        </Field>
        <div>
          <Button type="submit" name="intent" value="address" loading={pending}>
            {m.address_submit()}
          </Button>
        </div>
      </Form>
    </Section>
  );
}

/** Changes the password, or sets the first one. */
export function PasswordSection({ hasPassword, note }: { hasPassword: boolean; note: Note | null }) {
  const pending = useBusyWith("password");
  return (
    <Section
      id="password"
      title={m.password_title()}
      lead={hasPassword ? m.password_lead() : m.password_lead_none()}
      note={note}
    >
      <Form method="post" className="flex max-w-sm flex-col gap-3" key={note?.ok ? note.said : ""} noValidate>
        {hasPassword ? (
          <Field label={m.password_current()}>
            <Input name="current" type="password" autoComplete="current-password" maxLength={128} />
          </Field>
        ) : null}
        <Field label={m.password_new()} hint={m.sign_up_password_hint({ min: 10 })}>
          <Input name="password" type="password" autoComplete="new-password" maxLength={128} />
        </Field>
        <div>
          <Button type="submit" name="intent" value="password" loading={pending}>
            {hasPassword ? m.password_submit() : m.password_submit_first()}
          </Button>
        </div>
      </Form>
    </Section>
  );
}
