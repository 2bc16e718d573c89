import { MailQuestion } from "lucide-react";
import { Button } from "#app/components/ui/button.tsx";
import { useRoom } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { countdown, useSecond } from "./clock.ts";
import { useBoardActions } from "./use-board-actions.ts";

/** The candidate will be told soon: how soon, and a way to stop it. */
export function PendingAnnouncement({ application, dueAt }: { application: string; dueAt: number }) {
  const actions = useBoardActions();
  const may = useRoom((room) => room.abilities.includes("application.announce"));
  // It waits until the requisition is open again: no clock runs.
  const held = useRoom((room) => room.state.status !== "open" && room.state.status !== "draft");
  const left = dueAt - useSecond();
  return (
    <div className="relative -mx-0.5 -mb-0.5 flex items-center gap-1.5 rounded-md bg-info-soft py-0.5 pr-1 pl-2 text-2xs text-info-text">
      <MailQuestion aria-hidden="true" className="size-3 shrink-0" />
      <span className="min-w-0 flex-1 truncate tabular-nums" suppressHydrationWarning>
        {held
          ? m.requisition_held()
          : left > 0
            ? m.board_announces_in({ time: countdown(left) })
            : m.board_announcing()}
      </span>
      {may && (held || left > 0) ? (
        <Button
          size="sm"
          variant="ghost"
          tabIndex={-1}
          className="-my-1 h-6 px-1.5 text-2xs text-info-text"
          onClick={() => actions.cancelAnnouncement(application)}
        >
          {m.board_undo()}
        </Button>
      ) : null}
    </div>
  );
}
