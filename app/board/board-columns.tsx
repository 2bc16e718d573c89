import { useRef } from "react";
import { Column } from "./column.tsx";
import type { Column as ColumnData } from "./columns.ts";
import { useBoardActions } from "./use-board-actions.ts";
import { useBoardDrop } from "./use-board-drop.ts";

/** The stages side by side. */
export function BoardColumns({ columns }: { columns: readonly ColumnData[] }) {
  const scroller = useRef<HTMLDivElement>(null);
  useBoardDrop(scroller, useBoardActions());
  return (
    <div ref={scroller} className="flex min-h-0 flex-1 gap-3 overflow-x-auto overscroll-x-contain px-4 pb-4">
      {columns.map((column) => (
        <Column key={column.stage.id} column={column} />
      ))}
    </div>
  );
}
