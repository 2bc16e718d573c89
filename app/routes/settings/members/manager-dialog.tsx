import { useState } from "react";
import { Button } from "#app/components/ui/button.tsx";
import { Dialog, DialogActions } from "#app/components/ui/dialog.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { m } from "#app/paraglide/messages.js";
import type { MemberView } from "#domain/views/members.ts";

/** The choice that stands for none: a select has no empty value. */
const nobody = "nobody";

export interface ManagerDialogProps {
  member: MemberView;
  managers: readonly { id: string; name: string }[];
  onClose: () => void;
  /** Both empty: nobody. */
  onSave: (manager: string, name: string) => void;
}

/** Asks whom somebody reports to. */
export function ManagerDialog({ member, managers, onClose, onSave }: ManagerDialogProps) {
  const [chosen, setChosen] = useState(member.manager?.id ?? nobody);
  const { name } = member;
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={m.members_manager_title({ name })}
      description={m.members_manager_text({ name })}
      size="sm"
    >
      <Field label={m.members_manager_label()}>
        <Select
          value={chosen}
          onChange={setChosen}
          options={[
            { value: nobody, label: m.members_manager_nobody() },
            ...managers.map((each) => ({ value: each.id, label: each.name })),
          ]}
        />
      </Field>
      <DialogActions>
        <Button onClick={onClose}>{m.ui_cancel()}</Button>
        <Button
          variant="primary"
          onClick={() => {
            const manager = managers.find(({ id }) => id === chosen);
            onSave(manager?.id ?? "", manager?.name ?? "");
            onClose();
          }}
        >
          {m.members_manager_save()}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
