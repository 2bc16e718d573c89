import { useEffect, useMemo, useRef } from "react";
import type { Stage } from "#domain/pipeline/schema.ts";
import type { BoardSettings } from "#domain/views/board-settings.ts";
import { useBoardUi } from "../board-ui.ts";
import { recordsFor } from "../columns.ts";
import { shows } from "../view/filter.ts";
import { comparing, groupKey } from "../view/order.ts";
import { type Arrange, Shelves } from "../view/shelves.ts";
import { useInputs } from "../view/use-inputs.ts";

export interface TableGroup {
  /** Empty where nothing is grouped. */
  key: string;
  ids: readonly string[];
}

/** The question that a table asks of its cards: one shelf a group. Without an order of its own: stage by stage. */
export function tableArrange(settings: BoardSettings, stages: readonly Stage[], now: number): Arrange {
  const places = new Map(stages.map(({ id }, at) => [id as string, at]));
  return ({ faces, summaries, ranks }) => {
    const test = shows(settings, { faces, summaries, stages, now });
    const compare = comparing(settings, { ranks, faces });
    const turn = settings.reverse ? -1 : 1;
    return {
      shelf: (application) => (test(application) ? groupKey(application, settings.group) : null),
      compare:
        settings.sort === "board"
          ? (left, right) =>
              turn * ((places.get(left.stage) ?? 0) - (places.get(right.stage) ?? 0)) || compare(left, right)
          : compare,
    };
  };
}

/** The table's groups in order, and the screen's own state kept in step with them. */
export function useRows(): readonly TableGroup[] {
  const ui = useBoardUi();
  const { settings, stages, applications, ranks, faces, summaries, now, order } = useInputs("group");
  const arrange = useMemo(() => tableArrange(settings, stages, now), [settings, stages, now]);
  const shelves = useRef<Shelves>(null);
  shelves.current ??= new Shelves();
  const kept = shelves.current;
  const groups = useMemo(() => {
    const read = kept.read(arrange, recordsFor(settings, { applications, ranks, faces, summaries }));
    const keys = [...read.keys()];
    const place = (key: string) => {
      const at = order.indexOf(key);
      return at < 0 ? order.length : at;
    };
    keys.sort((left, right) => place(left) - place(right) || (left < right ? -1 : 1));
    return keys.map((key) => ({ key, ids: read.get(key) ?? [] }));
  }, [kept, arrange, settings, order, applications, ranks, faces, summaries]);
  useEffect(() => {
    const rows = groups.flatMap(({ ids }) => ids);
    const { current } = ui.get();
    ui.set({ rows, current: current !== null && rows.includes(current) ? current : (rows[0] ?? null) });
  }, [ui, groups]);
  useEffect(() => () => ui.set({ rows: null }), [ui]);
  return groups;
}
