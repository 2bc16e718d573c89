import { ChevronDown, ChevronRight } from "lucide-react";
import { useMemo, useRef, useState } from "react";
import { cn } from "#app/components/ui/cn.ts";
import { useRoom } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import type { BoardSettings } from "#domain/views/board-settings.ts";
import { useUi } from "./board-ui.ts";
import { Card } from "./card.tsx";
import { ColumnHeader } from "./column-header.tsx";
import type { Column } from "./columns.ts";
import { useBoardActions } from "./use-board-actions.ts";
import { useBoardDrop, useColumnDrop } from "./use-board-drop.ts";
import { groupKey } from "./view/order.ts";
import { assigneeName, sourceName } from "./view/use-facets.ts";
import { useLaneOrder, usePeople } from "./view/use-lane-order.ts";
import { VirtualCards } from "./virtual-cards.tsx";

const virtualFrom = 24;

interface Lane {
  key: string;
  /** One list for each column. */
  cells: string[][];
  count: number;
}

/** The columns cut into lanes: each column holds its cards lane by lane already. */
function lanesOf(
  columns: readonly Column[],
  applications: Parameters<typeof groupKey>[0] extends infer A ? Readonly<Record<string, A>> : never,
  by: BoardSettings["lanes"],
  order: readonly string[],
): Lane[] {
  const lanes = new Map<string, Lane>();
  for (const [at, { ids }] of columns.entries()) {
    for (const id of ids) {
      const application = applications[id];
      if (!application) continue;
      const key = groupKey(application, by);
      const lane = lanes.get(key) ?? { key, cells: columns.map(() => []), count: 0 };
      lanes.set(key, lane);
      lane.cells[at]?.push(id);
      lane.count += 1;
    }
  }
  const placeOf = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  return [...lanes.values()].sort((a, b) => placeOf(a.key) - placeOf(b.key) || (a.key < b.key ? -1 : 1));
}

/** The board in swimlanes: a row for each source or person, the stages across. */
export function BoardLanes({ columns }: { columns: readonly Column[] }) {
  const by = useUi((state) => state.settings.lanes);
  const applications = useRoom((room) => room.state.applications);
  const order = useLaneOrder(by);
  const lanes = useMemo(() => lanesOf(columns, applications, by, order), [columns, applications, by, order]);
  const phoneStage = useUi((state) => state.phoneStage);
  const scroller = useRef<HTMLDivElement>(null);
  useBoardDrop(scroller, useBoardActions());
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-auto overscroll-contain px-4 pb-4">
      <div className="flex min-w-max flex-col gap-3 max-sm:min-w-0">
        <div className="sticky top-0 z-10 flex gap-3 bg-background pb-1">
          {columns.map(({ stage, ids, total }) => (
            <div
              key={stage.id}
              className={cn("w-72 max-sm:w-full", stage.id !== phoneStage && "max-sm:hidden")}
            >
              <ColumnHeader stage={stage} count={ids.length} total={total} />
            </div>
          ))}
        </div>
        {lanes.map((lane) => (
          <LaneRow key={lane.key} lane={lane} columns={columns} by={by} />
        ))}
      </div>
    </div>
  );
}

function LaneRow({
  lane,
  columns,
  by,
}: {
  lane: Lane;
  columns: readonly Column[];
  by: BoardSettings["lanes"];
}) {
  const [open, setOpen] = useState(true);
  const people = usePeople();
  const name = useRoom(({ state }) =>
    by === "source" ? sourceName(lane.key, state.sources) : assigneeName(lane.key, people),
  );
  const Arrow = open ? ChevronDown : ChevronRight;
  return (
    <section aria-label={name} className="flex flex-col gap-2">
      <h3 className="sticky left-0 w-fit">
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="flex items-center gap-1.5 rounded-md px-1 text-sm font-semibold hover:bg-hover pointer-coarse:min-h-10"
        >
          <Arrow aria-hidden="true" className="size-4 text-subtle" />
          {name}
          <span className="text-xs font-normal text-subtle tabular-nums">
            <span aria-hidden="true">{lane.count}</span>
            <span className="sr-only">{m.board_count({ count: lane.count })}</span>
          </span>
        </button>
      </h3>
      {open ? (
        <div className="flex items-stretch gap-3">
          {columns.map(({ stage }, at) => (
            <Cell key={stage.id} stage={stage} lane={lane.key} label={name} ids={lane.cells[at] ?? []} />
          ))}
        </div>
      ) : null}
    </section>
  );
}

interface CellProps {
  stage: Column["stage"];
  lane: string;
  label: string;
  ids: readonly string[];
}

function Cell({ stage, lane, label, ids }: CellProps) {
  const outer = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const over = useColumnDrop(outer, list, stage.id, lane);
  const onPhone = useUi((state) => state.phoneStage === stage.id);
  const name = `${label}, ${stage.name}`;
  return (
    <div
      ref={outer}
      className={cn(
        "flex min-h-14 w-72 flex-col rounded-xl bg-sunken p-2 max-sm:w-full",
        over && "bg-hover",
        !onPhone && "max-sm:hidden",
      )}
    >
      <div ref={list} className="max-h-96 min-h-0 flex-1 overflow-y-auto overscroll-y-contain">
        {ids.length > virtualFrom ? (
          <VirtualCards ids={ids} list={`${stage.id}:${lane}`} scroller={list} label={name} />
        ) : ids.length > 0 ? (
          <ul aria-label={name} className="flex flex-col gap-stack">
            {ids.map((id, at) => (
              <Card key={id} application={id} position={at + 1} total={ids.length} />
            ))}
          </ul>
        ) : null}
      </div>
    </div>
  );
}
