import { Archive, ArrowDown, ArrowUp, Pencil, Plus } from "lucide-react";
import { Button, IconButton } from "#app/components/ui/button.tsx";
import { Dialog, DialogActions, DialogClose } from "#app/components/ui/dialog.tsx";
import { useRoom, useRoomClient } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { type Stage, stagesInUse } from "#domain/pipeline/schema.ts";
import { useBoardUi } from "../board-ui.ts";
import { kindWords } from "./stage-fields.tsx";
import { stepBefore } from "./stage-places.ts";
import { useStageMove } from "./use-stage-move.ts";

/** All stages of the requisition, also those out of use. */
export function StagesDialog({ onClose }: { onClose: () => void }) {
  const ui = useBoardUi();
  const client = useRoomClient();
  const stages = useRoom((room) => room.state.stages);
  const archived = stages.filter((stage) => stage.archived);
  return (
    <Dialog
      title={m.stages_title()}
      description={m.stages_description()}
      open
      onOpenChange={(open) => (open ? null : onClose())}
    >
      <ol className="flex flex-col divide-y">
        {stagesInUse(stages).map((stage) => (
          <StageItem key={stage.id} stage={stage} stages={stages} />
        ))}
      </ol>
      {archived.length > 0 ? (
        <section aria-labelledby="stages-archived" className="flex flex-col gap-1">
          <h3 id="stages-archived" className="text-xs font-medium text-muted">
            {m.stages_archived()}
          </h3>
          <ul className="flex flex-col divide-y">
            {archived.map((stage) => (
              <li key={stage.id} className="flex min-h-11 items-center gap-3">
                <span className="min-w-0 flex-1 truncate text-muted">{stage.name}</span>
                <Button
                  size="sm"
                  variant="ghost"
                  aria-label={m.stages_restore({ stage: stage.name })}
                  onClick={() => void client.command("stage.restore", { stage: stage.id })}
                >
                  {m.stages_restore_short()}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <DialogActions>
        <Button
          icon={<Plus aria-hidden="true" className="size-4" />}
          onClick={() => ui.set({ dialog: { kind: "addStage" } })}
        >
          {m.board_stage_add()}
        </Button>
        <DialogClose render={<Button variant="primary">{m.ui_close()}</Button>} />
      </DialogActions>
    </Dialog>
  );
}

function StageItem({ stage, stages }: { stage: Stage; stages: readonly Stage[] }) {
  const ui = useBoardUi();
  const move = useStageMove();
  const [up, down] = [stepBefore(stages, stage.id, -1), stepBefore(stages, stage.id, 1)];
  const named = { stage: stage.name };
  return (
    <li className="flex min-h-11 items-center gap-1">
      <span className="flex min-w-0 flex-1 flex-col py-1.5">
        <span className="truncate text-sm font-medium">{stage.name}</span>
        <span className="truncate text-xs text-muted">
          {[kindWords(stage.kind), stage.publicName ?? m.board_hidden_stage()].join(" · ")}
        </span>
      </span>
      <IconButton
        label={m.stages_up(named)}
        size="sm"
        disabled={up === undefined}
        onClick={() => (up === undefined ? null : move(stage.id, up))}
      >
        <ArrowUp aria-hidden="true" className="size-4" />
      </IconButton>
      <IconButton
        label={m.stages_down(named)}
        size="sm"
        disabled={down === undefined}
        onClick={() => (down === undefined ? null : move(stage.id, down))}
      >
        <ArrowDown aria-hidden="true" className="size-4" />
      </IconButton>
      <IconButton
        label={m.stages_edit(named)}
        size="sm"
        onClick={() => ui.set({ dialog: { kind: "editStage", stage: stage.id } })}
      >
        <Pencil aria-hidden="true" className="size-3.5" />
      </IconButton>
      <IconButton
        label={m.stages_archive(named)}
        size="sm"
        onClick={() => ui.set({ dialog: { kind: "archiveStage", stage: stage.id } })}
      >
        <Archive aria-hidden="true" className="size-3.5" />
      </IconButton>
    </li>
  );
}
