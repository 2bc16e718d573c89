/** Everything about the requisition as a whole and its stages, loaded in one piece when the board has been painted. */
import { useRoom } from "#app/live/use-room.ts";
import type { BoardDialog } from "../board-ui.ts";
import { AddStageDialog, StageDialog } from "../stage-dialog.tsx";
import { ArchiveStageDialog } from "./archive-stage-dialog.tsx";
import { CloseDialog } from "./close-dialog.tsx";
import { OpeningsDialog } from "./openings-dialog.tsx";
import { ReopenDialog } from "./reopen-dialog.tsx";
import { StagesDialog } from "./stages-dialog.tsx";
import { TemplateDialog } from "./template-dialog.tsx";

export { StageMenu } from "./stage-menu.tsx";
export { StatusMenu } from "./status-menu.tsx";

export type LifecycleDialog = Extract<
  BoardDialog,
  {
    kind: "close" | "reopen" | "openings" | "stages" | "addStage" | "template" | "editStage" | "archiveStage";
  }
>;

export interface LifecycleDialogsProps {
  dialog: LifecycleDialog;
  requisition: string;
  onClose: () => void;
}

/** The one of these dialogs that is open. */
export function LifecycleDialogs({ dialog, requisition, onClose }: LifecycleDialogsProps) {
  switch (dialog.kind) {
    case "close":
      return <CloseDialog to={dialog.to} onClose={onClose} />;
    case "reopen":
      return <ReopenDialog onClose={onClose} />;
    case "openings":
      return <OpeningsDialog onClose={onClose} />;
    case "stages":
      return <StagesDialog onClose={onClose} />;
    case "addStage":
      return <AddStageDialog onClose={onClose} />;
    case "template":
      return <TemplateDialog requisition={requisition} onClose={onClose} />;
    default:
      return <OfStage dialog={dialog} onClose={onClose} />;
  }
}

function OfStage({
  dialog,
  onClose,
}: {
  dialog: Extract<LifecycleDialog, { stage: string }>;
  onClose: () => void;
}) {
  const stage = useRoom((room) => room.state.stages.find((each) => each.id === dialog.stage));
  if (!stage) return null;
  return dialog.kind === "editStage" ? (
    <StageDialog stage={stage} onClose={onClose} />
  ) : (
    <ArchiveStageDialog stage={stage} onClose={onClose} />
  );
}
