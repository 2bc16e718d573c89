/** Which cards are chosen. Pure, but for `choose`, which asks a screen. */
import type { BoardUi } from "../board-ui.ts";

export interface Selection {
  selected: ReadonlySet<string>;
  anchor: string | null;
}

/** One more, or one less; a range begins there from now on. */
export function toggled({ selected }: Selection, id: string): Selection {
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return { selected: next, anchor: id };
}

/**
 * Everything from the anchor to `id` in the order of the screen, beside what was chosen before. Without an anchor on
 * the screen: that one alone.
 */
export function ranged({ selected, anchor }: Selection, id: string, order: readonly string[]): Selection {
  const [from, to] = [anchor === null ? -1 : order.indexOf(anchor), order.indexOf(id)];
  if (from < 0 || to < 0) return { selected: new Set([...selected, id]), anchor: id };
  const between = order.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { selected: new Set([...selected, ...between]), anchor };
}

/** The cards of the screen in its order: a table's rows, else column by column. */
export function screenOrder(ui: BoardUi): readonly string[] {
  const { rows, columns } = ui.get();
  return rows ?? columns.flatMap(({ ids }) => ids);
}

/** A click that chooses: with shift a range, else one more or one less. */
export function choose(ui: BoardUi, id: string, event?: { shiftKey: boolean }): void {
  const { selected, anchor } = ui.get();
  const now = { selected, anchor };
  ui.set(event?.shiftKey ? ranged(now, id, screenOrder(ui)) : toggled(now, id));
}

/** All that the filter shows. */
export function chooseAll(ui: BoardUi): void {
  ui.set({ selected: new Set(screenOrder(ui)) });
}

/** None; true if there were any. */
export function chooseNone(ui: BoardUi): boolean {
  const any = ui.get().selected.size > 0;
  if (any) ui.set({ selected: new Set(), anchor: null });
  return any;
}
