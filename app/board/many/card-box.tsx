import { Check } from "lucide-react";
import { cn } from "#app/components/ui/cn.ts";
import { m } from "#app/paraglide/messages.js";
import { useBoardUi, useUi } from "../board-ui.ts";
import { choose } from "./select.ts";

/** A box in place of the avatar, while one points at a card or has chosen any. A plain button: there are hundreds. */
export function CardBox({
  application,
  name,
  selected,
}: {
  application: string;
  name: string;
  selected: boolean;
}) {
  const ui = useBoardUi();
  const choosing = useUi((state) => state.selected.size > 0);
  return (
    // biome-ignore lint/a11y/useSemanticElements: an input would need a form's clothes, hundreds of times
    <button
      type="button"
      role="checkbox"
      aria-checked={selected}
      aria-label={m.many_choose({ name })}
      tabIndex={-1}
      onClick={(event) => choose(ui, application, event)}
      className={cn(
        "absolute inset-0 z-1 flex items-center justify-center bg-surface",
        selected && "bg-selected",
        !choosing &&
          "opacity-0 group-hover:opacity-100 compact:opacity-100 pointer-coarse:hidden compact:pointer-coarse:flex",
      )}
    >
      <span
        aria-hidden="true"
        className={cn(
          "flex size-4 items-center justify-center rounded-sm border border-control text-on-accent",
          selected && "border-accent bg-accent",
        )}
      >
        {selected ? <Check className="size-3" strokeWidth={3} /> : null}
      </span>
    </button>
  );
}
