import { ChevronLeft } from "lucide-react";
import { Link } from "react-router";
import { sameItems, useRoom } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { StatusBadge } from "#app/routes/hiring/requisitions/status-badge.tsx";
import type { BoardView } from "#domain/views/board.ts";
import { useBoardUi } from "./board-ui.ts";
import { ConnectionStatus } from "./connection-status.tsx";
import { StatusMenu } from "./lifecycle/late.tsx";
import { countOpenings } from "./lifecycle/openings.ts";
import { PresenceBar } from "./presence-bar.tsx";

export interface BoardHeaderProps {
  requisition: BoardView["requisition"];
  self: string;
}

/** Which requisition this is, how it stands, and who is here. */
export function BoardHeader({ requisition, self }: BoardHeaderProps) {
  const status = useRoom((room) => room.state.status);
  const { team, department, location } = requisition;
  return (
    <header className="flex shrink-0 flex-col gap-3 px-4 pt-4 pb-3">
      <div className="flex items-center gap-3">
        <Link
          to="/requisitions"
          aria-label={m.board_back()}
          className="-ml-1 flex size-7 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-text pointer-coarse:size-10"
        >
          <ChevronLeft aria-hidden="true" className="size-4" />
        </Link>
        <div className="min-w-0">
          <div className="flex items-center gap-2">
            <h1 className="truncate text-xl font-semibold">{requisition.title}</h1>
            <StatusMenu requisition={requisition.id} fallback={<StatusBadge status={status} />} />
          </div>
          <div className="flex items-center gap-1.5 text-xs text-muted">
            <p className="truncate">{[department, team, location].filter(Boolean).join(" · ")}</p>
            <Openings />
          </div>
        </div>
        <div className="ml-auto flex items-center gap-3">
          <ConnectionStatus />
          <PresenceBar self={self} />
        </div>
      </div>
    </header>
  );
}

/** How many openings are filled; the way to each of them. */
function Openings() {
  const ui = useBoardUi();
  const [filled = 0, total = 0] = useRoom(
    (room) => Object.values(countOpenings(room.state.openings)),
    sameItems,
  );
  const some = useRoom((room) => room.state.openings.length > 0);
  if (!some) return null;
  return (
    <>
      <span aria-hidden="true">·</span>
      <button
        type="button"
        aria-label={m.requisition_openings_button({ filled, total })}
        onClick={() => ui.set({ dialog: { kind: "openings" } })}
        className="min-h-6 shrink-0 rounded-xs tabular-nums underline-offset-2 hover:text-text hover:underline pointer-coarse:min-h-10"
      >
        {m.requisition_openings_count({ filled, total })}
      </button>
    </>
  );
}
