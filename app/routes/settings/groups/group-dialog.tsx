import { type FormEvent, useId, useState } from "react";
import { Banner } from "#app/components/ui/banner.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Dialog, DialogActions, DialogClose } from "#app/components/ui/dialog.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { Input } from "#app/components/ui/input.tsx";
import { m } from "#app/paraglide/messages.js";
import { type GroupsView, type GroupView, longestGroupName } from "#domain/views/groups.ts";
import { PeoplePicker } from "./people-picker.tsx";
import { useGroupAct } from "./use-group-act.ts";

export interface GroupDialogProps {
  /** Absent: a new one. */
  group?: GroupView;
  people: GroupsView["people"];
  onClose: () => void;
}

/** What a group is called and who is in it. */
export function GroupDialog({ group, people, onClose }: GroupDialogProps) {
  const form = useId();
  const [name, setName] = useState(group?.name ?? "");
  const [chosen, setChosen] = useState(() => new Set(group?.members.map(({ id }) => id)));
  const { act, busy, said } = useGroupAct(onClose);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const wanted = { name: name.trim(), members: [...chosen].join() };
    if (wanted.name === "") return;
    act(group ? { intent: "change", group: group.id, ...wanted } : { intent: "make", ...wanted });
  };
  return (
    <Dialog
      title={group ? m.groups_edit_title({ name: group.name }) : m.groups_new_title()}
      open
      onOpenChange={(open) => (open ? null : onClose())}
    >
      <form id={form} onSubmit={save} className="flex flex-col gap-4">
        {said ? (
          <Banner tone="danger" live="alert">
            {said}
          </Banner>
        ) : null}
        <Field label={m.groups_name()}>
          <Input
            value={name}
            required
            maxLength={longestGroupName}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <PeoplePicker people={people} chosen={chosen} onChoose={setChosen} />
      </form>
      <DialogActions>
        <DialogClose render={<Button variant="ghost">{m.ui_cancel()}</Button>} />
        <Button type="submit" form={form} variant="primary" loading={busy}>
          {group ? m.groups_save() : m.groups_make()}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
