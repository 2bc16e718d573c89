import { type FormEvent, useId, useState } from "react";
import { Dialog } from "#app/components/ui/dialog.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { FormActions } from "#app/components/ui/form-actions.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { useRoom, useRoomClient } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { newId } from "#domain/ids/ids.ts";

/** Opening again: cards where they stood, and new openings where they are needed. */
export function ReopenDialog({ onClose }: { onClose: () => void }) {
  const client = useRoomClient();
  const form = useId();
  const counted = useRoom((room) => room.state.openings.length > 0);
  const open = useRoom((room) => room.state.openings.filter(({ status }) => status === "open").length);
  const [count, setCount] = useState(counted && open === 0 ? "1" : "0");
  const reopen = (event: FormEvent) => {
    event.preventDefault();
    const openings = Array.from({ length: Number(count) }, () => newId("opn"));
    void client.command("requisition.changeStatus", {
      status: "open",
      ...(openings.length > 0 && { openings }),
    });
    onClose();
  };
  return (
    <Dialog
      title={m.requisition_reopen_title()}
      description={m.requisition_reopen_description()}
      size="sm"
      open
      onOpenChange={(stays) => (stays ? null : onClose())}
    >
      <form id={form} onSubmit={reopen} className="flex flex-col gap-4">
        <Field
          label={m.requisition_reopen_openings()}
          hint={
            open > 0
              ? m.requisition_reopen_some_open({ count: open })
              : counted
                ? m.requisition_reopen_none_open()
                : null
          }
        >
          <Select
            value={count}
            onChange={setCount}
            options={Array.from({ length: 11 }, (_, at) => ({ value: String(at), label: String(at) }))}
          />
        </Field>
      </form>
      <FormActions form={form}>{m.requisition_reopen_action()}</FormActions>
    </Dialog>
  );
}
