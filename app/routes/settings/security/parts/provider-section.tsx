import { Form } from "react-router";
import { Badge } from "#app/components/ui/badge.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { Input } from "#app/components/ui/input.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { m } from "#app/paraglide/messages.js";
import type { SecurityView } from "#domain/views/security.ts";
import { Copyable } from "../../account/parts/copyable.tsx";
import { Section } from "../../account/parts/section.tsx";
import { roleWords } from "../../members/role-words.ts";
import type { SecurityNote } from "../acts.ts";

interface ProviderProps {
  security: SecurityView;
  note: SecurityNote | null;
}

/** The organization's own provider: where it is, and whether it is on. */
export function ProviderSection({ security, note }: ProviderProps) {
  const { sso, redirectUri, roles } = security;
  return (
    <Section
      id="provider"
      title={m.security_provider_title()}
      lead={m.security_provider_lead()}
      aside={
        sso ? (
          <Badge tone={sso.active ? "success" : "neutral"}>
            {sso.active ? m.second_factor_on() : m.second_factor_off()}
          </Badge>
        ) : null
      }
      note={note}
    >
      <Form method="post" className="flex max-w-md flex-col gap-3" key={sso?.issuer ?? ""} noValidate>
        <Copyable label={m.security_redirect()} hint={m.security_redirect_hint()} value={redirectUri} />
        <Field label={m.security_issuer()} hint={m.security_issuer_hint()}>
          <Input name="issuer" type="url" inputMode="url" defaultValue={sso?.issuer ?? ""} maxLength={300} />
        </Field>
        <Field label={m.security_client()}>
          <Input name="clientId" autoComplete="off" defaultValue={sso?.clientId ?? ""} maxLength={300} />
        </Field>
        <Field
          label={m.security_secret()}
          hint={sso ? m.security_secret_kept() : undefined}
          optional={sso !== null}
        >
          <Input name="clientSecret" type="password" autoComplete="off" maxLength={1000} />
        </Field>
        <Field label={m.security_default_role()} hint={m.security_default_role_hint()}>
          <Select
            name="defaultRole"
            defaultValue={sso?.defaultRole ?? "viewer"}
            options={roles.map((value) => ({ value, label: roleWords(value) }))}
          />
        </Field>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" name="intent" value="provider" variant={sso ? "secondary" : "primary"}>
            {m.security_provider_save()}
          </Button>
          {sso ? (
            <>
              <Button type="submit" name="intent" value={sso.active ? "provider-off" : "provider-on"}>
                {sso.active ? m.security_provider_turn_off() : m.security_provider_turn_on()}
              </Button>
              <Button type="submit" name="intent" value="provider-remove" variant="dangerQuiet">
                {m.security_provider_remove()}
              </Button>
            </>
          ) : null}
        </div>
      </Form>
    </Section>
  );
}
