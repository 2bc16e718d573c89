import { ArrowDown, ArrowUp, Download, SlidersHorizontal } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useChooseLook } from "#app/components/shell/theme-menu.tsx";
import { Button, IconButton } from "#app/components/ui/button.tsx";
import { Checkbox } from "#app/components/ui/checkbox.tsx";
import { cn } from "#app/components/ui/cn.ts";
import { Popover } from "#app/components/ui/popover.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { m } from "#app/paraglide/messages.js";
import { useDensity } from "#app/theme.ts";
import {
  type BoardSettings,
  boardGroups,
  boardLanes,
  boardLayouts,
  boardSorts,
  type TableColumn,
  tableColumns,
} from "#domain/views/board-settings.ts";
import { useBoardUi, useUi } from "../board-ui.ts";
import { columnWords } from "./column-words.ts";
import { useCsv } from "./use-csv.ts";

/** How the board shows what it shows. */
export function DisplayMenu() {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      title={m.view_display()}
      open={open}
      onOpenChange={setOpen}
      className="max-h-(--available-height) w-80 overflow-y-auto"
      trigger={
        <Button className="@max-2xl:gap-0" icon={<SlidersHorizontal aria-hidden="true" className="size-4" />}>
          <span className="@max-2xl:sr-only">{m.view_display()}</span>
        </Button>
      }
    >
      {open ? <Display /> : null}
    </Popover>
  );
}

function Display() {
  const ui = useBoardUi();
  const settings = useUi((state) => state.settings);
  const density = useDensity();
  const choose = useChooseLook();
  const csv = useCsv();
  const set = (patch: Partial<BoardSettings>) => ui.set({ settings: { ...settings, ...patch } });
  const sortWords = {
    board: m.view_sort_board(),
    name: m.view_sort_name(),
    age: m.view_sort_age(),
    applied: m.view_sort_applied(),
  };
  const groupWords = {
    none: m.view_group_none(),
    stage: m.board_stage(),
    source: m.view_source(),
    assignee: m.view_assignee(),
  };
  return (
    <>
      <Segments
        label={m.view_layout()}
        options={boardLayouts.map((value) => ({
          value,
          label: { board: m.view_layout_board(), table: m.view_layout_table() }[value],
        }))}
        value={settings.layout}
        onChange={(layout) => set({ layout })}
      />
      <Line label={m.view_sort()}>
        <Select
          size="sm"
          className="w-36"
          aria-label={m.view_sort()}
          value={settings.sort}
          onChange={(sort) => set({ sort: sort as BoardSettings["sort"] })}
          options={boardSorts.map((value) => ({ value, label: sortWords[value] }))}
        />
        <IconButton
          size="sm"
          label={m.view_reverse()}
          aria-pressed={settings.reverse}
          onClick={() => set({ reverse: !settings.reverse })}
        >
          {settings.reverse ? (
            <ArrowUp aria-hidden="true" className="size-4" />
          ) : (
            <ArrowDown aria-hidden="true" className="size-4" />
          )}
        </IconButton>
      </Line>
      {settings.layout === "board" ? (
        <Line label={m.view_lanes()}>
          <Select
            size="sm"
            className="w-44"
            aria-label={m.view_lanes()}
            value={settings.lanes}
            onChange={(lanes) => set({ lanes: lanes as BoardSettings["lanes"] })}
            options={boardLanes.map((value) => ({ value, label: groupWords[value] }))}
          />
        </Line>
      ) : (
        <>
          <Line label={m.view_group()}>
            <Select
              size="sm"
              className="w-44"
              aria-label={m.view_group()}
              value={settings.group}
              onChange={(group) => set({ group: group as BoardSettings["group"] })}
              options={boardGroups.map((value) => ({ value, label: groupWords[value] }))}
            />
          </Line>
          <Columns columns={settings.columns} onChange={(columns) => set({ columns })} />
        </>
      )}
      <Segments
        label={m.view_density()}
        options={(["comfortable", "compact"] as const).map((value) => ({
          value,
          label: { comfortable: m.view_comfortable(), compact: m.view_compact() }[value],
        }))}
        value={density}
        onChange={(value) => choose("density", value)}
      />
      <Button
        icon={<Download aria-hidden="true" className="size-4" />}
        loading={csv.busy}
        onClick={() => void csv.download()}
      >
        {m.view_csv()}
      </Button>
    </>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex items-center justify-between gap-3 text-sm">
      <span aria-hidden="true">{label}</span>
      <span className="flex items-center gap-1">{children}</span>
    </div>
  );
}

interface SegmentsProps<T extends string> {
  label: string;
  options: readonly { value: T; label: string }[];
  value: T;
  onChange: (value: T) => void;
}

function Segments<T extends string>({ label, options, value, onChange }: SegmentsProps<T>) {
  return (
    <fieldset aria-label={label} className="flex rounded-md bg-sunken p-0.5">
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
          className={cn(
            "h-7 flex-1 rounded-sm px-2 text-xs font-medium text-muted pointer-coarse:h-10",
            option.value === value && "bg-raised text-text shadow-xs forced-colors:border",
          )}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}

/** Which columns the table has, and in which order. */
function Columns({
  columns,
  onChange,
}: {
  columns: readonly TableColumn[];
  onChange: (columns: TableColumn[]) => void;
}) {
  const all = [...columns, ...tableColumns.filter((column) => !columns.includes(column))];
  const shift = (column: TableColumn, by: number) => {
    const at = columns.indexOf(column);
    const next = columns.filter((each) => each !== column);
    next.splice(at + by, 0, column);
    onChange(next);
  };
  return (
    <fieldset className="flex flex-col gap-1 border-t pt-2">
      <legend className="sr-only">{m.view_columns()}</legend>
      <span aria-hidden="true" className="text-2xs font-medium text-subtle">
        {m.view_columns()}
      </span>
      {all.map((column) => {
        const at = columns.indexOf(column);
        const name = columnWords(column);
        return (
          <span key={column} className="flex h-6 items-center justify-between pointer-coarse:h-10">
            <Checkbox
              label={name}
              checked={at >= 0}
              onCheckedChange={(on) =>
                onChange(on ? [...columns, column] : columns.filter((each) => each !== column))
              }
            />
            {at >= 0 ? (
              <span className="flex">
                <IconButton
                  size="sm"
                  label={m.view_column_earlier({ column: name })}
                  disabled={at === 0}
                  onClick={() => shift(column, -1)}
                >
                  <ArrowUp aria-hidden="true" className="size-3.5" />
                </IconButton>
                <IconButton
                  size="sm"
                  label={m.view_column_later({ column: name })}
                  disabled={at === columns.length - 1}
                  onClick={() => shift(column, 1)}
                >
                  <ArrowDown aria-hidden="true" className="size-3.5" />
                </IconButton>
              </span>
            ) : null}
          </span>
        );
      })}
    </fieldset>
  );
}
