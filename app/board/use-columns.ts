import { useEffect, useMemo, useRef } from "react";
import { useRoom, useRoomClient } from "#app/live/use-room.ts";
import { useBoardUi, useUi } from "./board-ui.ts";
import { useMinute } from "./clock.ts";
import { boardArrange, type Column, columnsFrom, recordsFor, reuseColumns } from "./columns.ts";
import { hasStatus, needsFaces } from "./view/filter.ts";
import { Shelves } from "./view/shelves.ts";
import { summariesOf } from "./view/summaries.ts";
import { useLaneOrder } from "./view/use-lane-order.ts";

const none: Readonly<Record<string, never>> = {};

/** The board's columns, and the screen's own state kept in step with them. */
export function useColumns(): readonly Column[] {
  const ui = useBoardUi();
  const settings = useUi((state) => state.settings);
  const stages = useRoom((room) => room.state.stages);
  const applications = useRoom((room) => room.state.applications);
  const ranks = useRoom((room) => room.ranks);
  // Looked at only while they count: a new name must not arrange 5,000 cards again.
  const faces = useRoom((room) => (needsFaces(settings) ? room.faces : none));
  const summaries = useRoom((room) => (settings.labels.length > 0 ? summariesOf(room) : none));
  const minute = useMinute();
  const now = settings.age === null ? 0 : minute;
  const laneOrder = useLaneOrder(settings.lanes);
  useAllFaces();
  const arrange = useMemo(
    () => boardArrange(settings, stages, now, laneOrder),
    [settings, stages, now, laneOrder],
  );
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
