import { Form } from "react-router";
import { Badge } from "#app/components/ui/badge.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { Input } from "#app/components/ui/input.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { m } from "#app/paraglide/messages.js";
import type { SecurityView, SsoDomainView } from "#domain/views/security.ts";
import { Copyable } from "../../account/parts/copyable.tsx";
import { Section } from "../../account/parts/section.tsx";
import type { SecurityNote } from "../acts.ts";

/** The organization's mail domains, each proven by a TXT record. */
export function DomainsSection({ security, note }: { security: SecurityView; note: SecurityNote | null }) {
  const { domains } = security;
  return (
    <Section id="domains" title={m.security_domains_title()} lead={m.security_domains_lead()} note={note}>
      {domains.length > 0 ? (
        <ul className="divide-y rounded-md border">
          {domains.map((domain) => (
            <Domain key={domain.id} domain={domain} />
          ))}
        </ul>
      ) : null}
      <Form method="post" className="flex max-w-md flex-wrap items-end gap-2" key={domains.length} noValidate>
        <Field label={m.security_domain()} className="min-w-48 flex-1">
          <Input name="domain" autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={253} />
        </Field>
        <Button type="submit" name="intent" value="domain-add">
          {m.security_domain_add()}
        </Button>
      </Form>
    </Section>
  );
}

function Domain({ domain: { id, domain, record, verified } }: { domain: SsoDomainView }) {
  return (
    <li className="flex flex-col gap-3 px-4 py-3">
      <Form method="post" className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="domain" value={domain} />
        <span className="min-w-0 flex-1 font-medium wrap-anywhere">{domain}</span>
        <Badge tone={verified ? "success" : "warning"}>
          {verified ? m.security_domain_is_proven() : m.security_domain_waits()}
        </Badge>
        {verified ? null : (
          <Button type="submit" name="intent" value="domain-prove" size="sm" variant="primary">
            {m.security_domain_check()}
          </Button>
        )}
        <Button
          type="submit"
          name="intent"
          value="domain-remove"
          size="sm"
          variant="dangerQuiet"
          aria-label={m.security_domain_remove_of({ domain })}
        >
          {m.security_domain_remove()}
        </Button>
      </Form>
      {verified ? null : (
        <div className="grid gap-3 rounded-md bg-sunken p-3 sm:grid-cols-2">
          <Copyable label={m.security_record_name()} value={record.name} />
          <Copyable label={m.security_record_value()} value={record.value} />
        </div>
      )}
    </li>
  );
}

/** Letting a domain's people in by the provider only, and who still has another way. */
export function EnforcementSection({
  security,
  note,
}: {
  security: SecurityView;
  note: SecurityNote | null;
}) {
  const { sso, keepers, domains } = security;
  const proven = domains.filter(({ verified }) => verified);
  if (!sso?.active || proven.length === 0) return null;
  return (
    <Section id="enforcement" title={m.security_enforce_title()} lead={m.security_enforce_lead()} note={note}>
      <Form method="post" className="flex max-w-md flex-wrap items-end gap-2">
        <Field label={m.security_keeper()} hint={m.security_keeper_hint()} className="min-w-48 flex-1">
          <Select
            name="person"
            defaultValue={sso.breakGlass}
            placeholder={m.security_keeper_none()}
            options={keepers.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
        <Button type="submit" name="intent" value="break-glass" className="self-start sm:mt-6.5">
          {m.security_keeper_choose()}
        </Button>
      </Form>
      <ul className="divide-y rounded-md border">
        {proven.map(({ id, domain, enforced }) => (
          <li key={id} className="px-4 py-3">
            <Form method="post" className="flex flex-wrap items-center gap-x-3 gap-y-2">
              <input type="hidden" name="id" value={id} />
              <input type="hidden" name="domain" value={domain} />
              <span className="min-w-0 flex-1 font-medium wrap-anywhere">{domain}</span>
              <span className="text-muted">
                {enforced ? m.security_enforce_only() : m.security_enforce_any()}
              </span>
              <Button type="submit" name="intent" value={enforced ? "relax" : "enforce"} size="sm">
                {enforced ? m.security_relax() : m.security_enforce()}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </Section>
  );
}
