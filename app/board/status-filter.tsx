import { cn } from "#app/components/ui/cn.ts";
import { useRoom } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { useBoardUi, useUi } from "./board-ui.ts";
import { countStatuses } from "./columns.ts";

type Counts = ReturnType<typeof countStatuses>;
const sameCounts = (a: Counts, b: Counts) =>
  a.active === b.active && a.rejected === b.rejected && a.hired === b.hired;

/** Active, rejected or hired: the same columns, other cards. */
export function StatusFilter() {
  const ui = useBoardUi();
  const filter = useUi((state) => state.filter);
  const counts = useRoom((room) => countStatuses(room.state.applications), sameCounts);
  const choices = [
    ["active", m.board_show_active()],
    ["rejected", m.board_show_rejected()],
    ["hired", m.board_show_hired()],
  ] as const;
  return (
    <fieldset aria-label={m.board_show()} className="flex rounded-md bg-sunken p-0.5 @max-lg:w-full">
      {choices.map(([status, words]) => (
        <button
          key={status}
          type="button"
          aria-pressed={filter.status === status}
          onClick={() => ui.set({ filter: { ...filter, status } })}
          className={cn(
            "flex h-7 flex-1 items-center justify-center gap-1.5 rounded-sm px-2.5 text-xs font-medium text-muted pointer-coarse:h-9",
            filter.status === status && "bg-raised text-text shadow-xs forced-colors:border",
          )}
        >
          {words}
          <span className="font-normal text-subtle tabular-nums">{counts[status]}</span>
        </button>
      ))}
    </fieldset>
  );
}
