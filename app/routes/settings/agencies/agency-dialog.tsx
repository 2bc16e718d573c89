import { useEffect } from "react";
import { useFetcher } from "react-router";
import { Dialog } from "#app/components/ui/dialog.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { FormActions } from "#app/components/ui/form-actions.tsx";
import { Input } from "#app/components/ui/input.tsx";
import { useToast } from "#app/components/ui/toast.tsx";
import { m } from "#app/paraglide/messages.js";
import type { AgenciesView } from "#domain/views/agency.ts";
import type { act } from "./acts.ts";

export interface AgencyDialogProps {
  /** null: a new one. */
  agency: AgenciesView["agencies"][number] | null;
  /** Members with the role of an agency. */
  people: AgenciesView["people"];
  /** By id, what their agencies are called. */
  names: ReadonlyMap<string, string>;
  onClose: () => void;
}

/** What an agency is called and who works for it. */
export function AgencyDialog({ agency, people, names, onClose }: AgencyDialogProps) {
  const fetcher = useFetcher<typeof act>();
  const { toast } = useToast();
  const { data } = fetcher;
  useEffect(() => {
    if (!data?.ok || fetcher.state !== "idle") return;
    toast({ title: data.said, tone: "success" });
    onClose();
  }, [data, fetcher.state, toast, onClose]);
  return (
    <Dialog
      title={agency ? m.agencies_edit_title({ name: agency.name }) : m.agencies_add()}
      size="sm"
      open
      onOpenChange={(open) => (open ? null : onClose())}
    >
      <fetcher.Form method="post" className="flex flex-col gap-4" noValidate>
        <input type="hidden" name="intent" value={agency ? "edit" : "add"} />
        {agency ? <input type="hidden" name="agency" value={agency.id} /> : null}
        <Field label={m.agencies_name()} error={data && !data.ok ? data.said : null}>
          <Input name="name" maxLength={80} autoComplete="off" defaultValue={agency?.name ?? ""} />
        </Field>
        {agency ? <People agency={agency} people={people} names={names} /> : null}
        <FormActions loading={fetcher.state !== "idle"}>
          {agency ? m.agencies_terms_save() : m.agencies_add()}
        </FormActions>
      </fetcher.Form>
    </Dialog>
  );
}

function People({
  agency,
  people,
  names,
}: {
  agency: AgenciesView["agencies"][number];
  people: AgenciesView["people"];
  names: ReadonlyMap<string, string>;
}) {
  if (people.length === 0) return <p className="text-muted text-sm">{m.agencies_people_none()}</p>;
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1.5 font-medium text-sm">{m.agencies_people()}</legend>
      {people.map(({ id, name, email, agency: of }) => (
        <label key={id} className="flex items-start gap-2 text-sm pointer-coarse:min-h-10">
          <input
            type="checkbox"
            name="person"
            value={id}
            defaultChecked={of === agency.id}
            className="mt-0.5 size-4 shrink-0 accent-accent"
          />
          <span className="min-w-0">
            {name}
            <span className="block truncate text-muted text-xs">
              {of !== null && of !== agency.id
                ? m.agencies_people_of({ email, agency: names.get(of) ?? "" })
                : email}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
