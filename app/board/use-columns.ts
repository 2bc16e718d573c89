import { useEffect, useMemo, useRef } from "react";
import { useRoom } from "#app/live/use-room.ts";
import { useBoardUi, useUi } from "./board-ui.ts";
import { type Column, columnsOf, reuseColumns } from "./columns.ts";

/** The board's columns, and the screen's own state kept in step with them. */
export function useColumns(): readonly Column[] {
  const ui = useBoardUi();
  const filter = useUi((state) => state.filter);
  const stages = useRoom((room) => room.state.stages);
  const applications = useRoom((room) => room.state.applications);
  const ranks = useRoom((room) => room.ranks);
  // Faces count only while a filter looks at them: a new name must not sort 5,000 cards again.
  const faces = useRoom((room) => (filter.text ? room.faces : none));
  const before = useRef<readonly Column[]>([]);
  const columns = useMemo(
    () => reuseColumns(before.current, columnsOf({ stages, applications, ranks, faces }, filter)),
    [stages, applications, ranks, faces, filter],
  );
  before.current = columns;
  useEffect(() => {
    const { current, phoneStage } = ui.get();
    const has = (id: string | null) => id !== null && columns.some(({ ids }) => ids.includes(id));
    const first = columns.find(({ ids }) => ids.length > 0)?.ids[0] ?? null;
    const shown = columns.some(({ stage }) => stage.id === phoneStage);
    ui.set({
      columns,
      current: has(current) ? current : first,
      phoneStage: shown ? phoneStage : (columns[0]?.stage.id ?? null),
    });
  }, [ui, columns]);
  return columns;
}

const none = {};
