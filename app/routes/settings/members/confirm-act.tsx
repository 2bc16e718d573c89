import { useRef } from "react";
import { AlertDialog } from "#app/components/ui/alert-dialog.tsx";
import { m } from "#app/paraglide/messages.js";

export type Question = "remove" | "transfer" | "leave";

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
  onConfirm: (question: Question) => void;
}

/** Asks before what takes somebody's access away or hands it on. */
export function ConfirmAct({ question, onClose, onConfirm, ...named }: ConfirmActProps) {
  // Still there while the window fades out.
  const last = useRef<Question>("remove");
  if (question) last.current = question;
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
        if (question) onConfirm(question);
        onClose();
      }}
    />
  );
}
