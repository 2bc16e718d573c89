import { Form } from "react-router";
import { Button, LinkButton } from "#app/components/ui/button.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { Input } from "#app/components/ui/input.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { m } from "#app/paraglide/messages.js";
import { actionWords } from "./action-words.ts";
import { all, type ShownFilters } from "./filters.ts";

export interface AuditFiltersProps {
  people: readonly { id: string; name: string }[];
  places: readonly { id: string; title: string }[];
  actions: readonly string[];
  shown: ShownFilters;
}

/** Who, what, where, when. Works without scripts: it is a form that gets. */
export function AuditFilters({ people, places, actions, shown }: AuditFiltersProps) {
  const what = actions
    .map((value) => ({ value, label: actionWords(value) }))
    .sort((left, right) => left.label.localeCompare(right.label));
  return (
    <Form key={JSON.stringify(shown)} className="flex flex-wrap items-end gap-3">
      <Field label={m.audit_person()}>
        <Select
          name="actor"
          defaultValue={shown.actor || all}
          options={[
            { value: all, label: m.audit_anybody() },
            ...people.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </Field>
      <Field label={m.audit_action()}>
        <Select
          name="action"
          defaultValue={shown.action || all}
          options={[{ value: all, label: m.audit_anything() }, ...what]}
        />
      </Field>
      <Field label={m.audit_requisition()}>
        <Select
          name="requisition"
          defaultValue={shown.requisition || all}
          options={[
            { value: all, label: m.audit_anywhere() },
            ...places.map(({ id, title }) => ({ value: id, label: title })),
          ]}
        />
      </Field>
      <Field label={m.audit_since()}>
        <Input type="date" name="since" defaultValue={shown.since} />
      </Field>
      <Field label={m.audit_until()}>
        <Input type="date" name="until" defaultValue={shown.until} />
      </Field>
      <Button type="submit" variant="primary">
        {m.audit_filter()}
      </Button>
      <LinkButton to="?" variant="ghost">
        {m.audit_clear()}
      </LinkButton>
    </Form>
  );
}
