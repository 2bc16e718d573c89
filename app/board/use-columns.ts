import { useEffect, useMemo, useRef } from "react";
import { useRoom, useRoomClient } from "#app/live/use-room.ts";
import { useBoardUi, useUi } from "./board-ui.ts";
import { boardArrange, type Column, columnsFrom, recordsFor, reuseColumns } from "./columns.ts";
import { hasStatus, needsFaces } from "./view/filter.ts";
import { Shelves } from "./view/shelves.ts";
import { useInputs } from "./view/use-inputs.ts";

const none: Readonly<Record<string, never>> = {};

/** The board's columns, and the screen's own state kept in step with them. */
export function useColumns(): readonly Column[] {
  const ui = useBoardUi();
  const { settings, stages, applications, ranks, faces, summaries, now, order } = useInputs("lanes");
  useAllFaces();
  const arrange = useMemo(() => boardArrange(settings, stages, now, order), [settings, stages, now, order]);
  const shelves = useRef<Shelves>(null);
  shelves.current ??= new Shelves();
  const kept = shelves.current;
  const before = useRef<readonly Column[]>([]);
  const columns = useMemo(() => {
    const input = { stages, ...recordsFor(settings, { applications, ranks, faces, summaries }) };
    return reuseColumns(before.current, columnsFrom(kept.read(arrange, input), input, settings));
  }, [kept, arrange, settings, stages, applications, ranks, faces, summaries]);
  before.current = columns;
  useEffect(() => {
    const { current, phoneStage, selected } = ui.get();
    const has = (id: string | null) => id !== null && columns.some(({ ids }) => ids.includes(id));
    const first = columns.find(({ ids }) => ids.length > 0)?.ids[0] ?? null;
    const shown = columns.some(({ stage }) => stage.id === phoneStage);
    ui.set({
      columns,
      current: has(current) ? current : first,
      phoneStage: shown ? phoneStage : (columns[0]?.stage.id ?? null),
      // What is not on the screen any more is not chosen any more: nobody acts on what they do not see.
      ...(selected.size > 0 && { selected: stillShown(selected, columns) }),
    });
  }, [ui, columns]);
  return columns;
}

/** The chosen ones that are still shown; the same set if all are. */
function stillShown(selected: ReadonlySet<string>, columns: readonly Column[]): ReadonlySet<string> {
  const shown = new Set(columns.flatMap(({ ids }) => (ids.length > 0 ? ids : [])));
  const still = [...selected].filter((id) => shown.has(id));
  return still.length === selected.size ? selected : new Set(still);
}

/** Asks for the faces that a filter by words, or an order by name, must know. */
function useAllFaces(): void {
  const client = useRoomClient();
  const needed = useUi((state) => needsFaces(state.settings));
  const status = useUi((state) => state.settings.status);
  const applications = useRoom((room) => (needed ? room.state.applications : none));
  useEffect(() => {
    if (!needed) return;
    const wanted: string[] = [];
    for (const application of Object.values(applications)) {
      if (hasStatus(application, status)) wanted.push(application.id);
    }
    client.wantFaces(wanted);
  }, [client, needed, status, applications]);
}
