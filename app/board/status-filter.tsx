import { cn } from "#app/components/ui/cn.ts";
import { useRoom } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { shownStatuses } from "#domain/views/board-settings.ts";
import { useBoardUi, useUi } from "./board-ui.ts";
import { countStatuses } from "./columns.ts";

type Counts = ReturnType<typeof countStatuses>;
const sameCounts = (a: Counts, b: Counts) => shownStatuses.every((status) => a[status] === b[status]);

/** Active, rejected, withdrawn or hired: the same columns, other cards. */
export function StatusFilter() {
  const ui = useBoardUi();
  const shown = useUi((state) => state.settings.status);
  const counts = useRoom((room) => countStatuses(room.state.applications), sameCounts);
  const words = {
    active: m.board_show_active(),
    rejected: m.board_show_rejected(),
    withdrawn: m.view_show_withdrawn(),
    hired: m.board_show_hired(),
    all: m.view_show_all(),
  };
  // Few boards have somebody who withdrew; who looks for them finds them all the same.
  const offered = shownStatuses.filter(
    (status) => status !== "withdrawn" || counts.withdrawn > 0 || shown === "withdrawn",
  );
  return (
    <fieldset
      aria-label={m.board_show()}
      className="flex overflow-x-auto rounded-md bg-sunken p-0.5 @max-lg:w-full"
    >
      {offered.map((status) => (
        <button
          key={status}
          type="button"
          aria-pressed={shown === status}
          onClick={() => ui.set({ settings: { ...ui.get().settings, status } })}
          className={cn(
            "flex h-7 flex-1 items-center justify-center gap-1.5 rounded-sm px-2.5 text-xs font-medium text-muted pointer-coarse:h-9",
            shown === status && "bg-raised text-text shadow-xs forced-colors:border",
          )}
        >
          {words[status]}
          <span className="font-normal text-subtle tabular-nums">{counts[status]}</span>
        </button>
      ))}
    </fieldset>
  );
}
