import { useState } from "react";
import { AlertDialog } from "#app/components/ui/alert-dialog.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { useRoom } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { offered } from "#domain/lists/schema.ts";
import { AddCandidateDialog } from "./add-candidate-dialog.tsx";
import { useBoardUi, useUi } from "./board-ui.ts";
import { CardActionsDialog } from "./card-actions-dialog.tsx";
import { LifecycleDialogs } from "./lifecycle/late.tsx";
import { shortId } from "./lifecycle/openings.ts";
import { ManyDialog } from "./many/many-dialog.tsx";
import { nameOf } from "./names.ts";
import { PickerDialog } from "./picker-dialog.tsx";
import { ShortcutsDialog } from "./shortcuts-dialog.tsx";
import { useBoardActions } from "./use-board-actions.ts";
import { VerbDialog } from "./verbs/verb-dialogs.tsx";

/** The one dialog that is open on the board, if any. */
export function BoardDialogs({ requisition }: { requisition: string }) {
  const ui = useBoardUi();
  const dialog = useUi((state) => state.dialog);
  const close = () => {
    ui.set({ dialog: null });
    // Back to the card: Base UI knows only elements that opened a dialog, and keys open these.
    if (dialog && "application" in dialog) requestAnimationFrame(() => ui.focus(dialog.application));
  };
  switch (dialog?.kind) {
    case "shortcuts":
      return <ShortcutsDialog onClose={close} />;
    case "addCandidate":
      return <AddCandidateDialog requisition={requisition} stage={dialog.stage} onClose={close} />;
    case "many":
      return <ManyDialog key={dialog.verb} verb={dialog.verb} onClose={close} />;
    case "move":
      return <CardActionsDialog application={dialog.application} onClose={close} />;
    case "reject":
      return <RejectDialog application={dialog.application} onClose={close} />;
    case "hire":
      return <HireDialog application={dialog.application} onClose={close} />;
    case "withdraw":
    case "unhire":
    case "transfer":
    case "also":
    case "assign":
      return <VerbDialog kind={dialog.kind} application={dialog.application} onClose={close} />;
    default:
      return dialog ? <LifecycleDialogs dialog={dialog} requisition={requisition} onClose={close} /> : null;
  }
}

export { CardActionsDialog, VerbDialog };

interface CardDialogProps {
  application: string;
  onClose: () => void;
}

/** Why: one of the organization's reasons. Candidates never see it. */
export function RejectDialog({ application, onClose }: CardDialogProps) {
  const actions = useBoardActions();
  const reasons = useRoom((room) => room.state.reasons);
  const name = useRoom((room) => nameOf(room.faces[application]));
  return (
    <PickerDialog
      title={m.board_reject_title({ name })}
      description={m.board_reject_description()}
      label={m.board_reject_label()}
      options={offered(reasons).map((reason) => ({
        value: reason.id,
        label: reason.label,
        hint: reason.side === "weDeclined" ? m.board_reason_we() : m.board_reason_they(),
      }))}
      onPick={(reason) => actions.reject(application, reason)}
      onClose={onClose}
    />
  );
}

/** Which opening they fill is asked where several are open. */
export function HireDialog({ application, onClose }: CardDialogProps) {
  const actions = useBoardActions();
  const name = useRoom((room) => nameOf(room.faces[application]));
  const openings = useRoom((room) => room.state.openings);
  const [wanted, setWanted] = useState<string | null>(null);
  const unfilled = openings.filter(({ status }) => status === "open");
  // Somebody else may have filled it meanwhile.
  const chosen = unfilled.find(({ id }) => id === wanted)?.id ?? null;
  return (
    <AlertDialog
      title={m.board_hire_title({ name })}
      description={m.verbs_hire_description()}
      action={m.board_hire()}
      open
      onOpenChange={(open) => (open ? null : onClose())}
      onConfirm={() => {
        onClose();
        actions.hire(application, chosen);
      }}
    >
      {unfilled.length > 1 ? (
        <Field label={m.board_hire_opening()}>
          <Select
            options={unfilled.map(({ id }) => ({ value: id, label: shortId(id) }))}
            value={chosen ?? unfilled[0]?.id ?? null}
            onChange={setWanted}
          />
        </Field>
      ) : null}
    </AlertDialog>
  );
}
