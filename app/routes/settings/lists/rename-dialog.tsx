import { type FormEvent, useId, useState } from "react";
import { Dialog } from "#app/components/ui/dialog.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { FormActions } from "#app/components/ui/form-actions.tsx";
import { Input } from "#app/components/ui/input.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { m } from "#app/paraglide/messages.js";
import { type ListEntry, type ListName, longestName } from "#domain/lists/schema.ts";
import { sideWords } from "./list-words.ts";
import type { DoListAct } from "./use-list-act.ts";

export interface RenameDialogProps {
  list: ListName;
  entry: ListEntry;
  act: DoListAct;
  onClose: () => void;
}

/** Another name: everything that has the entry is called by it at once. */
export function RenameDialog({ list, entry, act, onClose }: RenameDialogProps) {
  const form = useId();
  const [name, setName] = useState(entry.name);
  const [side, setSide] = useState(entry.side);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") return;
    act(
      { intent: "rename", list, entry: entry.id, name: name.trim(), ...(side && { side }) },
      { done: onClose },
    );
  };
  return (
    <Dialog
      title={m.lists_rename_title({ name: entry.name })}
      description={m.lists_rename_text()}
      size="sm"
      open
      onOpenChange={(open) => (open ? null : onClose())}
    >
      <form id={form} onSubmit={save} className="flex flex-col gap-4">
        <Field label={m.lists_name()}>
          <Input
            value={name}
            required
            maxLength={longestName[list]}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        {side ? (
          <Field label={m.lists_side()}>
            <Select
              value={side}
              onChange={(value) => setSide(value === "theyDeclined" ? "theyDeclined" : "weDeclined")}
              options={(["weDeclined", "theyDeclined"] as const).map((value) => ({
                value,
                label: sideWords(value),
              }))}
            />
          </Field>
        ) : null}
      </form>
      <FormActions form={form}>{m.board_save()}</FormActions>
    </Dialog>
  );
}
