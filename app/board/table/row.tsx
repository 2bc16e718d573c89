import { memo, useEffect } from "react";
import { Link } from "react-router";
import { Checkbox } from "#app/components/ui/checkbox.tsx";
import { cn } from "#app/components/ui/cn.ts";
import { useFace, useRoom } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import type { Application } from "#domain/application/schema.ts";
import type { TableColumn } from "#domain/views/board-settings.ts";
import { cardElementId, useBoardUi, useUi } from "../board-ui.ts";
import { CardDays } from "../card-marks.tsx";
import { useMinute } from "../clock.ts";
import { FaceAvatar } from "../face-avatar.tsx";
import { choose } from "../many/select.ts";
import { nameOf } from "../names.ts";
import { cellText } from "../view/cell-text.ts";
import { LabelChips } from "../view/label-chips.tsx";
import { summariesOf } from "../view/summaries.ts";
import { usePeople } from "../view/use-lane-order.ts";

export interface TableRowProps {
  application: string;
  columns: readonly TableColumn[];
  /** The first is the header's. */
  index: number;
}

/** A card as a line of the table. */
export const TableRow = memo(function TableRow({ application: id, columns, index }: TableRowProps) {
  const ui = useBoardUi();
  const application = useRoom((room) => room.state.applications[id]);
  const face = useFace(id);
  const current = useUi((state) => state.current === id);
  const opened = useUi((state) => state.opened === id);
  const selected = useUi((state) => state.selected.has(id));
  useEffect(() => {
    if (ui.wantsFocus !== id) return;
    const link = document.getElementById(cardElementId(id));
    link?.focus();
    if (document.activeElement === link) ui.wantsFocus = null;
  });
  if (!application) return null;
  const name = nameOf(face);
  return (
    <tr
      data-card={id}
      aria-rowindex={index}
      aria-selected={selected}
      className={cn(
        "group h-10 hover:bg-hover compact:h-8",
        (selected || opened) && "bg-selected hover:bg-selected",
      )}
    >
      <th scope="row" className="border-b p-0 text-left font-normal">
        <span className="flex items-center gap-2.5 pl-2">
          <Checkbox
            aria-label={m.many_choose({ name })}
            checked={selected}
            tabIndex={-1}
            onCheckedChange={(_, { event }) => choose(ui, id, event as MouseEvent)}
          />
          <FaceAvatar face={face} id={application.candidate} size="sm" className="compact:hidden" />
          <Link
            id={cardElementId(id)}
            to={`applications/${id}`}
            preventScrollReset
            tabIndex={current ? 0 : -1}
            onFocus={() => {
              if (ui.get().current !== id) ui.set({ current: id });
            }}
            onClick={(event) => {
              if (!event.shiftKey && !event.ctrlKey && !event.metaKey) return;
              event.preventDefault();
              choose(ui, id, event.nativeEvent);
            }}
            className="min-w-0 flex-1 truncate font-medium hover:underline"
          >
            {name}
          </Link>
        </span>
      </th>
      {columns.map((column) => (
        <td key={column} className="truncate border-b px-2">
          <Cell application={application} column={column} />
        </td>
      ))}
    </tr>
  );
});

function Cell({ application, column }: { application: Application; column: TableColumn }) {
  if (column === "age") {
    return application.status === "active" ? <CardDays application={application} /> : null;
  }
  if (column === "labels") return <LabelChips application={application.id} />;
  return <CellText application={application} column={column} />;
}

function CellText({ application, column }: { application: Application; column: TableColumn }) {
  const people = usePeople();
  const now = useMinute();
  const text = useRoom((room) => {
    const { state, faces } = room;
    return cellText(application, column, { state, faces, summaries: summariesOf(room), people, now });
  });
  return <span className={cn(column === "headline" && "text-muted")}>{text}</span>;
}
