import { useRef, useState } from "react";
import { AlertDialog } from "#app/components/ui/alert-dialog.tsx";
import { m } from "#app/paraglide/messages.js";
import { HandOver, nobody } from "./hand-over.tsx";

export type Question = "remove" | "deactivate" | "transfer" | "leave";

const words = {
  remove: {
    title: ({ name }: Named) => m.members_remove_title({ name }),
    text: () => m.members_remove_text(),
    action: () => m.members_remove_action(),
  },
  deactivate: {
    title: ({ name }: Named) => m.members_deactivate_title({ name }),
    text: () => m.members_deactivate_text(),
    action: () => m.members_deactivate_action(),
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
  /** The person's id. */
  person: string;
  question: Question | null;
  onClose: () => void;
  /** `handTo`: who gets what the person had; empty for nobody. */
  onConfirm: (question: Question, handTo: string) => void;
  /** Who can take over from somebody who goes; the first is proposed. */
  heirs: readonly { id: string; name: string }[];
}

/** Asks before what takes somebody's access away or hands it on. */
export function ConfirmAct({ question, onClose, onConfirm, heirs, person, ...named }: ConfirmActProps) {
  // Still there while the window fades out.
  const last = useRef<Question>("remove");
  if (question) last.current = question;
  const [heir, setHeir] = useState(heirs[0]?.id ?? nobody);
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
      {last.current === "remove" || last.current === "deactivate" ? (
        <HandOver person={question ? person : null} heirs={heirs} heir={heir} onHeir={setHeir} />
      ) : null}
    </AlertDialog>
  );
}
