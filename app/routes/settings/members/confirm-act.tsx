import { useRef, useState } from "react";
import { AlertDialog } from "#app/components/ui/alert-dialog.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { m } from "#app/paraglide/messages.js";

export type Question = "remove" | "transfer" | "leave";

/** The choice that stands for none: a select has no empty value. */
const nobody = "nobody";

const words = {
  remove: {
    title: ({ name }: Named) => m.members_remove_title({ name }),
    text: () => m.members_remove_text(),
    action: () => m.members_remove_action(),
  },
  transfer: {
    title: ({ name }: Named) => m.members_transfer_title({ name }),
    text: () => m.members_transfer_text(),
    action: () => m.members_transfer_action(),
  },
  leave: {
    title: ({ organization }: Named) => m.members_leave_title({ organization }),
    text: () => m.members_leave_text(),
    action: () => m.members_leave_action(),
  },
} as const;

interface Named {
  name: string;
  organization: string;
}

export interface ConfirmActProps extends Named {
  question: Question | null;
  onClose: () => void;
  /** `handTo`: who gets what the person looked after; empty for nobody. */
  onConfirm: (question: Question, handTo: string) => void;
  /** Who can take over from somebody who is removed. */
  heirs: readonly { id: string; name: string }[];
}

/** Asks before what takes somebody's access away or hands it on. */
export function ConfirmAct({ question, onClose, onConfirm, heirs, ...named }: ConfirmActProps) {
  // Still there while the window fades out.
  const last = useRef<Question>("remove");
  if (question) last.current = question;
  const [heir, setHeir] = useState(nobody);
  const asked = words[last.current];
  return (
    <AlertDialog
      open={question !== null}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={asked.title(named)}
      description={asked.text()}
      action={asked.action()}
      danger={last.current !== "transfer"}
      onConfirm={() => {
        if (question) onConfirm(question, heir === nobody ? "" : heir);
        onClose();
      }}
    >
      {last.current === "remove" ? (
        <Field label={m.members_hand_to()} hint={m.members_hand_to_hint()}>
          <Select
            value={heir}
            onChange={setHeir}
            options={[
              { value: nobody, label: m.members_hand_to_nobody() },
              ...heirs.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </Field>
      ) : null}
    </AlertDialog>
  );
}
