import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useEffect, useMemo, useRef } from "react";
import { Checkbox } from "#app/components/ui/checkbox.tsx";
import { cn } from "#app/components/ui/cn.ts";
import { useRoom } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { useDensity } from "#app/theme.ts";
import type { BoardView } from "#domain/views/board.ts";
import type { BoardSettings, TableColumn } from "#domain/views/board-settings.ts";
import { useBoardUi, useUi } from "../board-ui.ts";
import { columnWords } from "../view/column-words.ts";
import { assigneeName, sourceName } from "../view/use-facets.ts";
import { usePeople } from "../view/use-lane-order.ts";
import { TableRow } from "./row.tsx";
import { type TableGroup, useRows } from "./use-rows.ts";

type Line = { kind: "group"; group: TableGroup } | { kind: "row"; id: string };
const rowHeight = { comfortable: 40, compact: 32 };
const widths: Record<TableColumn, string> = {
  headline: "w-64",
  stage: "w-40",
  status: "w-40",
  labels: "w-48",
  assignee: "w-40",
  source: "w-36",
  age: "w-28",
  applied: "w-32",
  told: "w-36",
};

/** The same cards as a table: one line each, the columns that one chooses. */
export function BoardTable({ requisition }: { requisition: BoardView["requisition"] }) {
  const ui = useBoardUi();
  const groups = useRows();
  const settings = useUi((state) => state.settings);
  const density = useDensity();
  const scroller = useRef<HTMLDivElement>(null);
  const lines = useMemo<Line[]>(
    () =>
      groups.flatMap((group) => [
        ...(settings.group === "none" ? [] : [{ kind: "group" as const, group }]),
        ...group.ids.map((id) => ({ kind: "row" as const, id })),
      ]),
    [groups, settings.group],
  );
  const height = rowHeight[density];
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 10,
    // The header stands over the first line.
    scrollPaddingStart: 40,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another density is another height for all
  useEffect(() => virtual.measure(), [virtual, height]);
  useEffect(() => {
    ui.reveal.set("table", (id) => {
      const at = lines.findIndex((line) => line.kind === "row" && line.id === id);
      if (at >= 0) virtual.scrollToIndex(at);
    });
    return () => void ui.reveal.delete("table");
  }, [ui, lines, virtual]);
  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const columns = settings.columns;
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-auto overscroll-contain px-4 pb-4">
      <table
        aria-label={requisition.title}
        aria-rowcount={lines.length + 1}
        className="w-full min-w-max table-fixed border-separate border-spacing-0 text-sm"
      >
        <thead>
          <tr>
            <th
              scope="col"
              className="sticky top-0 z-10 w-72 border-b bg-background p-0 text-left font-medium"
            >
              <span className="flex h-9 items-center gap-2.5 pl-2">
                <AllBox />
                <SortButton sort="name" label={m.view_column_name()} />
              </span>
            </th>
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                aria-sort={ariaSort(settings, column)}
                className={cn(
                  "sticky top-0 z-10 border-b bg-background px-2 text-left font-medium",
                  widths[column],
                )}
              >
                {column === "age" || column === "applied" ? (
                  <SortButton sort={column} label={columnWords(column)} />
                ) : (
                  <span className="text-xs text-muted">{columnWords(column)}</span>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 ? <Space height={before} /> : null}
          {items.map(({ index, key }) => {
            const line = lines[index];
            if (!line) return null;
            if (line.kind === "group") {
              return <GroupRow key={key} group={line.group} by={settings.group} span={columns.length + 1} />;
            }
            return <TableRow key={line.id} application={line.id} columns={columns} index={index + 2} />;
          })}
          {after > 0 ? <Space height={after} /> : null}
        </tbody>
      </table>
    </div>
  );
}

/** Where the rows would be that nobody sees. */
function Space({ height }: { height: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row without anything in it takes no focus
    <tr aria-hidden="true">
      <td className="p-0" style={{ height }} />
    </tr>
  );
}

function ariaSort(settings: BoardSettings, column: TableColumn) {
  if (settings.sort !== column) return undefined;
  // The longest wait and the newest application come first.
  return settings.reverse ? "ascending" : "descending";
}

function SortButton({ sort, label }: { sort: BoardSettings["sort"]; label: string }) {
  const ui = useBoardUi();
  const settings = useUi((state) => state.settings);
  const on = settings.sort === sort;
  // Once: in this order; again: the other way; a third time: as on the board.
  const next: Partial<BoardSettings> = !on
    ? { sort, reverse: false }
    : settings.reverse
      ? { sort: "board", reverse: false }
      : { reverse: true };
  const Arrow = settings.reverse ? ArrowUp : ArrowDown;
  return (
    <button
      type="button"
      aria-pressed={on}
      onClick={() => ui.set({ settings: { ...settings, ...next } })}
      className="flex items-center gap-1 rounded-sm text-xs text-muted hover:text-text pointer-coarse:min-h-10"
    >
      {label}
      {on ? <Arrow aria-hidden="true" className="size-3" /> : null}
    </button>
  );
}

/** Chooses all that the filter shows, or none. */
function AllBox() {
  const ui = useBoardUi();
  const rows = useUi((state) => state.rows);
  const selected = useUi((state) => state.selected);
  const all = rows !== null && rows.length > 0 && selected.size === rows.length;
  return (
    <Checkbox
      aria-label={m.many_all()}
      checked={all}
      indeterminate={!all && selected.size > 0}
      onCheckedChange={(on) => ui.set({ selected: new Set(on ? rows : []) })}
    />
  );
}

function GroupRow({ group, by, span }: { group: TableGroup; by: BoardSettings["group"]; span: number }) {
  const people = usePeople();
  const name = useRoom(({ state }) => {
    if (by === "stage") return state.stages.find(({ id }) => id === group.key)?.name ?? m.view_gone();
    if (by === "source") return sourceName(group.key, state.sources);
    return assigneeName(group.key, people);
  });
  return (
    <tr className="h-10 compact:h-8">
      <th scope="colgroup" colSpan={span} className="border-b bg-sunken px-2 text-left text-xs font-semibold">
        {name} <span className="font-normal text-subtle tabular-nums">{group.ids.length}</span>
      </th>
    </tr>
  );
}
