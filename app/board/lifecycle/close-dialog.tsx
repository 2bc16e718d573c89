import { type FormEvent, useId, useState } from "react";
import { Dialog } from "#app/components/ui/dialog.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { FormActions } from "#app/components/ui/form-actions.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { useRoom, useRoomClient } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { isId } from "#domain/ids/ids.ts";
import { offered } from "#domain/lists/schema.ts";
import { countActive } from "./openings.ts";
import { RadioCards } from "./radio-cards.tsx";

/** Closing: why, and what becomes of everybody who is active. */
export function CloseDialog({ to, onClose }: { to: "closed" | "filled"; onClose: () => void }) {
  const client = useRoomClient();
  const form = useId();
  const active = useRoom((room) => countActive(room.state.applications));
  const closeReasons = useRoom((room) => room.state.closeReasons);
  const reasons = useRoom((room) => room.state.reasons);
  const [why, setWhy] = useState("");
  const [fate, setFate] = useState<"keep" | "reject">("keep");
  const [reason, setReason] = useState<string>(offered(reasons)[0]?.id ?? "");
  const close = (event: FormEvent) => {
    event.preventDefault();
    const rejects = active > 0 && fate === "reject" && isId("rsn", reason);
    void client.command("requisition.changeStatus", {
      status: to,
      ...(isId("rsn", why) && { reason: why }),
      active: rejects ? { do: "reject", reason } : { do: "keep" },
    });
    onClose();
  };
  return (
    <Dialog
      title={to === "filled" ? m.requisition_fill_title() : m.requisition_close_title()}
      description={m.requisition_close_description()}
      size="sm"
      open
      onOpenChange={(open) => (open ? null : onClose())}
    >
      <form id={form} onSubmit={close} className="flex flex-col gap-4">
        <Field label={m.requisition_close_reason()} optional>
          <Select
            value={why}
            onChange={setWhy}
            options={[
              { value: "", label: m.requisition_close_no_reason() },
              ...offered(closeReasons).map(({ id, label }) => ({ value: id, label })),
            ]}
          />
        </Field>
        {active === 0 ? (
          <p className="text-muted">{m.requisition_close_nobody()}</p>
        ) : (
          <RadioCards
            legend={m.requisition_close_active({ count: active })}
            name="active"
            value={fate}
            onChange={(value) => setFate(value === "reject" ? "reject" : "keep")}
            options={[
              { value: "keep", label: m.requisition_close_keep(), hint: m.requisition_close_keep_hint() },
              {
                value: "reject",
                label: m.requisition_close_reject({ count: active }),
                hint: m.requisition_close_reject_hint(),
              },
            ]}
          />
        )}
        {active > 0 && fate === "reject" ? (
          <Field label={m.requisition_close_reject_reason()}>
            <Select
              value={reason}
              onChange={setReason}
              options={offered(reasons).map(({ id, label }) => ({ value: id, label }))}
            />
          </Field>
        ) : null}
      </form>
      <FormActions form={form} danger={active > 0 && fate === "reject"}>
        {to === "filled" ? m.requisition_fill_action() : m.requisition_close_action()}
      </FormActions>
    </Dialog>
  );
}
