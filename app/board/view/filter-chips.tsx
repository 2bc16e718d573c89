import { X } from "lucide-react";
import { Button } from "#app/components/ui/button.tsx";
import { m } from "#app/paraglide/messages.js";
import type { BoardSettings } from "#domain/views/board-settings.ts";
import { useBoardUi, useUi } from "../board-ui.ts";
import { unfiltered } from "./filter.ts";
import { ageWords } from "./filter-menu.tsx";
import { useFacets } from "./use-facets.ts";

/** What the filter is, each part with a way to take it out, and how many cards it leaves. */
export function FilterChips() {
  const ui = useBoardUi();
  const facets = useFacets();
  const settings = useUi((state) => state.settings);
  const columns = useUi((state) => state.columns);
  const rows = useUi((state) => state.rows);
  const shown = rows?.length ?? columns.reduce((sum, { ids }) => sum + ids.length, 0);
  const total = columns.reduce((sum, column) => sum + column.total, 0);
  const set = (patch: Partial<BoardSettings>) => ui.set({ settings: { ...settings, ...patch } });
  const chips = [
    ...(settings.text ? [{ key: "text", label: `“${settings.text}”`, without: { text: "" } }] : []),
    ...facets.flatMap(({ key, title, options }) =>
      (settings[key] as string[]).map((value) => ({
        key: `${key}:${value}`,
        label: `${title}: ${options.find((option) => option.value === value)?.label ?? m.view_gone()}`,
        without: { [key]: (settings[key] as string[]).filter((each) => each !== value) },
      })),
    ),
    ...(settings.age === null ? [] : [{ key: "age", label: ageWords(settings.age), without: { age: null } }]),
  ];
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {chips.map(({ key, label, without }) => (
        <button
          key={key}
          type="button"
          aria-label={m.view_remove_filter({ filter: label })}
          onClick={() => set(without)}
          className="flex h-6 max-w-64 items-center gap-1 rounded-md border bg-surface px-2 text-xs hover:bg-hover pointer-coarse:h-10"
        >
          <span className="truncate">{label}</span>
          <X aria-hidden="true" className="size-3 shrink-0 text-subtle" />
        </button>
      ))}
      <span role="status" className="px-1 text-xs text-muted tabular-nums">
        {m.view_shown_of({ shown, total: Math.max(total, shown) })}
      </span>
      <Button size="sm" variant="ghost" onClick={() => ui.set({ settings: unfiltered(settings) })}>
        {m.view_clear()}
      </Button>
    </div>
  );
}
