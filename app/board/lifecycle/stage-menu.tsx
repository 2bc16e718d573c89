import { Archive, ArrowLeft, ArrowRight, Ellipsis, Pencil } from "lucide-react";
import { IconButton } from "#app/components/ui/button.tsx";
import { Menu, MenuItem, MenuSeparator } from "#app/components/ui/menu.tsx";
import { useRoom } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import type { Stage } from "#domain/pipeline/schema.ts";
import { useBoardUi } from "../board-ui.ts";
import { stepBefore } from "./stage-places.ts";
import { useStageMove } from "./use-stage-move.ts";

/** What can be done with a stage: also what dragging its header does. */
export function StageMenu({ stage }: { stage: Stage }) {
  const ui = useBoardUi();
  const stages = useRoom((room) => room.state.stages);
  const move = useStageMove();
  const [left, right] = [stepBefore(stages, stage.id, -1), stepBefore(stages, stage.id, 1)];
  return (
    <Menu
      align="end"
      trigger={
        <IconButton
          label={m.stage_menu({ stage: stage.name })}
          size="sm"
          className="opacity-0 group-hover/header:opacity-100 focus-visible:opacity-100 data-popup-open:opacity-100 pointer-coarse:opacity-100"
        >
          <Ellipsis aria-hidden="true" className="size-4" />
        </IconButton>
      }
    >
      <MenuItem icon={<Pencil />} onSelect={() => ui.set({ dialog: { kind: "editStage", stage: stage.id } })}>
        {m.stage_edit_dots()}
      </MenuItem>
      <MenuItem
        icon={<ArrowLeft />}
        disabled={left === undefined}
        onSelect={() => (left === undefined ? null : move(stage.id, left))}
      >
        {m.stage_left()}
      </MenuItem>
      <MenuItem
        icon={<ArrowRight />}
        disabled={right === undefined}
        onSelect={() => (right === undefined ? null : move(stage.id, right))}
      >
        {m.stage_right()}
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        icon={<Archive />}
        onSelect={() => ui.set({ dialog: { kind: "archiveStage", stage: stage.id } })}
      >
        {m.stage_archive_dots()}
      </MenuItem>
    </Menu>
  );
}
