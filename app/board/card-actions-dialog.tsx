import { useRoom } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { stagePosition, stagesInUse } from "#domain/pipeline/schema.ts";
import { type CardDialogKind, useBoardUi } from "./board-ui.ts";
import { nameOf } from "./names.ts";
import { PickerDialog, type PickerOption } from "./picker-dialog.tsx";
import { possible } from "./possible.ts";
import { useBoardActions } from "./use-board-actions.ts";
import { beginVerb, isCardVerb, offeredVerbs } from "./verbs/card-verbs.ts";

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
  const rest: PickerOption[] = offeredVerbs(can).map(({ verb, label, Icon }, at) => ({
    value: verb,
    label: label(),
    icon: <Icon className="size-4" />,
    danger: verb === "reject",
    apart: at === 0 && can.move,
  }));
  const ask = (kind: CardDialogKind) => ui.set({ dialog: { kind, application: id } });
  const pick = (value: string) => {
    if (isCardVerb(value)) beginVerb(value, id, actions, ask);
    else actions.place(id, value, 0, true);
  };
  return (
    <PickerDialog
      title={can.move ? m.board_move_title({ name }) : name}
      label={m.board_move_label()}
      options={[...(can.move ? stages : []), ...rest]}
      onPick={pick}
      onClose={onClose}
    />
  );
}
