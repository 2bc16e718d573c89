import {
  CircleCheck,
  CircleX,
  CopyPlus,
  CornerUpRight,
  LogOut,
  MailCheck,
  Undo2,
  UserRoundCheck,
} from "lucide-react";
import { useRoom } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { stagePosition, stagesInUse } from "#domain/pipeline/schema.ts";
import { type CardDialogKind, useBoardUi } from "./board-ui.ts";
import { nameOf } from "./names.ts";
import { PickerDialog, type PickerOption } from "./picker-dialog.tsx";
import { possible } from "./possible.ts";
import { useBoardActions } from "./use-board-actions.ts";

/** "Move to…" and the few other things that one does with a card, all by typing a part of their name. */
export function CardActionsDialog({
  application: id,
  onClose,
}: {
  application: string;
  onClose: () => void;
}) {
  const ui = useBoardUi();
  const actions = useBoardActions();
  const state = useRoom((room) => room.state);
  const abilities = useRoom((room) => room.abilities);
  const name = useRoom((room) => nameOf(room.faces[id]));
  const application = state.applications[id];
  if (!application) return null;
  const can = possible(state, application, abilities);
  const from = stagePosition(state.stages, application.stage);
  const stages: PickerOption[] = stagesInUse(state.stages).map((stage) => ({
    value: stage.id,
    label: stage.name,
    hint: stage.publicName ?? m.board_hidden_stage(),
    current: stage.id === application.stage,
    blocked:
      stagePosition(state.stages, stage.id) > from && !can.forward ? m.board_blocked_status() : undefined,
  }));
  const rest: (PickerOption & { offered: boolean })[] = [
    {
      value: "announce",
      label: m.board_tell(),
      icon: <MailCheck className="size-4" />,
      offered: can.announce,
    },
    {
      value: "hire",
      label: m.board_hire_dots(),
      icon: <CircleCheck className="size-4" />,
      offered: can.hire,
    },
    {
      value: "assign",
      label: m.verbs_assign_dots(),
      icon: <UserRoundCheck className="size-4" />,
      offered: can.assign,
    },
    {
      value: "also",
      label: m.verbs_also_dots(),
      icon: <CopyPlus className="size-4" />,
      offered: can.also,
    },
    {
      value: "transfer",
      label: m.verbs_transfer_dots(),
      icon: <CornerUpRight className="size-4" />,
      offered: can.transfer,
    },
    {
      value: "unwithdraw",
      label: m.verbs_reinstate(),
      icon: <Undo2 className="size-4" />,
      offered: can.unwithdraw,
    },
    {
      value: "unhire",
      label: m.verbs_unhire_dots(),
      icon: <Undo2 className="size-4" />,
      offered: can.unhire,
    },
    {
      value: "withdraw",
      label: m.verbs_withdraw_dots(),
      icon: <LogOut className="size-4" />,
      offered: can.withdraw,
    },
    {
      value: "unreject",
      label: m.board_unreject(),
      icon: <Undo2 className="size-4" />,
      offered: can.unreject,
    },
    {
      value: "reject",
      label: m.board_reject_dots(),
      icon: <CircleX className="size-4" />,
      danger: true,
      offered: can.reject,
    },
  ];
  const pick = (value: string) => {
    if (value === "announce") actions.announce(id);
    else if (value === "unreject") actions.unreject(id);
    else if (value === "unwithdraw") actions.unwithdraw(id);
    else if (isDialog(value)) ui.set({ dialog: { kind: value, application: id } });
    else actions.place(id, value, 0, true);
  };
  return (
    <PickerDialog
      title={can.move ? m.board_move_title({ name }) : name}
      label={m.board_move_label()}
      options={[
        ...(can.move ? stages : []),
        ...rest
          .filter((option) => option.offered)
          .map((option, at) => ({ ...option, apart: at === 0 && can.move })),
      ]}
      onPick={pick}
      onClose={onClose}
    />
  );
}

const dialogs: readonly string[] = [
  "hire",
  "reject",
  "withdraw",
  "unhire",
  "transfer",
  "also",
  "assign",
] satisfies CardDialogKind[];

function isDialog(value: string): value is CardDialogKind {
  return dialogs.includes(value);
}
