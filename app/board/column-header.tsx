import { BellOff, EyeOff, Mail, MailQuestion, Pencil, Plus } from "lucide-react";
import { useState } from "react";
import { IconButton } from "#app/components/ui/button.tsx";
import { Tooltip } from "#app/components/ui/tooltip.tsx";
import { useRoom } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { effectiveAnnouncement, type Stage } from "#domain/pipeline/schema.ts";
import { useBoardUi } from "./board-ui.ts";
import { StageDialog } from "./late-parts.tsx";

/** A stage's name, how many stand in it, and how its candidates hear of it. */
export function ColumnHeader({ stage, count }: { stage: Stage; count: number }) {
  const ui = useBoardUi();
  const mayEdit = useRoom((room) => room.abilities.includes("pipeline.edit"));
  const mayAdd = useRoom(
    (room) =>
      room.abilities.includes("application.create") &&
      (room.state.status === "open" || room.state.status === "draft"),
  );
  const [editing, setEditing] = useState(false);
  return (
    <header className="group/header flex h-11 shrink-0 items-center gap-2 pr-2 pl-3.5">
      <h2 id={`stage-${stage.id}`} className="min-w-0 truncate text-sm font-semibold">
        {stage.name}
      </h2>
      <span className="text-xs text-subtle tabular-nums">
        <span aria-hidden="true">{count}</span>
        <span className="sr-only">{m.board_count({ count })}</span>
      </span>
      <AnnouncementMark stage={stage} />
      <div className="ml-auto flex items-center">
        {mayEdit ? (
          <IconButton
            label={m.board_stage_edit({ stage: stage.name })}
            size="sm"
            onClick={() => setEditing(true)}
            className="opacity-0 group-hover/header:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100"
          >
            <Pencil aria-hidden="true" className="size-3.5" />
          </IconButton>
        ) : null}
        {mayAdd ? (
          <IconButton
            label={m.board_add_to({ stage: stage.name })}
            size="sm"
            onClick={() => ui.set({ dialog: { kind: "addCandidate", stage: stage.id } })}
          >
            <Plus aria-hidden="true" className="size-4" />
          </IconButton>
        ) : null}
      </div>
      {editing ? <StageDialog stage={stage} onClose={() => setEditing(false)} /> : null}
    </header>
  );
}

const marks = { atOnce: Mail, delayed: MailQuestion, manual: BellOff } as const;

function AnnouncementMark({ stage }: { stage: Stage }) {
  const mode = effectiveAnnouncement(stage);
  const Icon = mode ? marks[mode.mode] : EyeOff;
  const words = mode
    ? { atOnce: m.board_announce_atOnce, delayed: m.board_announce_delayed, manual: m.board_announce_manual }[
        mode.mode
      ]()
    : m.board_announce_hidden();
  const title = mode ? `${stage.publicName}: ${words}` : words;
  return (
    <Tooltip content={title}>
      <button type="button" aria-label={title} className="cursor-default text-subtle">
        <Icon aria-hidden="true" className="size-3.5" />
      </button>
    </Tooltip>
  );
}
