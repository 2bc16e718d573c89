import { BellOff, EyeOff, Mail, MailQuestion, Plus, VenetianMask } from "lucide-react";
import { useRef } from "react";
import { IconButton } from "#app/components/ui/button.tsx";
import { Tooltip } from "#app/components/ui/tooltip.tsx";
import { useRoom } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { effectiveAnnouncement, type Stage } from "#domain/pipeline/schema.ts";
import { useBoardUi } from "./board-ui.ts";
import { StageMenu } from "./lifecycle/late.tsx";
import { useStageDrag } from "./lifecycle/use-stage-drag.ts";

/** A stage's name, how many stand in it, and how its candidates hear of it. */
export function ColumnHeader({ stage, count, total }: { stage: Stage; count: number; total: number }) {
  const ui = useBoardUi();
  const mayEdit = useRoom((room) => room.abilities.includes("pipeline.edit"));
  const mayAdd = useRoom(
    (room) =>
      room.abilities.includes("application.create") &&
      (room.state.status === "open" || room.state.status === "draft"),
  );
  const header = useRef<HTMLElement>(null);
  useStageDrag(header, stage.id, mayEdit);
  return (
    <header
      ref={header}
      data-stage-header={stage.id}
      className="group/header relative flex h-11 shrink-0 items-center gap-2 pr-2 pl-3.5 data-edge:before:absolute data-edge:before:inset-y-1 data-edge:before:w-0.5 data-edge:before:rounded-full data-edge:before:bg-accent data-[edge=left]:before:-left-1.75 data-[edge=right]:before:-right-1.75"
    >
      <h2 id={`stage-${stage.id}`} className="min-w-0 truncate text-sm font-semibold">
        {stage.name}
      </h2>
      <span className="text-xs whitespace-nowrap text-subtle tabular-nums">
        <span aria-hidden="true">{total > count ? m.view_count_of({ count, total }) : count}</span>
        <span className="sr-only">
          {total > count ? m.view_shown_of({ shown: count, total }) : m.board_count({ count })}
        </span>
      </span>
      <AnnouncementMark stage={stage} />
      {stage.anonymised ? <AnonymisedMark /> : null}
      <div className="ml-auto flex items-center">
        {mayEdit ? <StageMenu stage={stage} /> : null}
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
    </header>
  );
}

/** To everybody: who sees no names should know why, and who does, that others do not. */
function AnonymisedMark() {
  const sees = useRoom((room) => room.abilities.includes("candidate.viewAnonymised"));
  const title = sees ? m.privacy_stage_mark() : m.privacy_stage_mark_you();
  return (
    <Tooltip content={title}>
      <button type="button" aria-label={title} className="cursor-default text-subtle">
        <VenetianMask aria-hidden="true" className="size-3.5" />
      </button>
    </Tooltip>
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
