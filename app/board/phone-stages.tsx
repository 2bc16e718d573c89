import { cn } from "#app/components/ui/cn.ts";
import { m } from "#app/paraglide/messages.js";
import { useBoardUi, useUi } from "./board-ui.ts";

/** A phone shows one column: this chooses which. */
export function PhoneStages() {
  const ui = useBoardUi();
  const columns = useUi((state) => state.columns);
  const shown = useUi((state) => state.phoneStage);
  return (
    <nav aria-label={m.board_stages()} className="flex shrink-0 gap-1 overflow-x-auto px-4 pb-3 sm:hidden">
      {columns.map(({ stage, ids }) => (
        <button
          key={stage.id}
          type="button"
          aria-pressed={stage.id === shown}
          onClick={() => ui.set({ phoneStage: stage.id })}
          className={cn(
            "flex h-10 shrink-0 items-center gap-1.5 rounded-full border px-3.5 text-sm text-muted",
            stage.id === shown && "border-accent bg-accent-soft font-medium text-accent-text",
          )}
        >
          {stage.name}
          <span className="tabular-nums">{ids.length}</span>
        </button>
      ))}
    </nav>
  );
}
