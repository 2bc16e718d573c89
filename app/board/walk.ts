/** Where an arrow key leads on the board. Pure. */
import type { Column } from "./columns.ts";

export type Direction = "up" | "down" | "left" | "right" | "first" | "last";

export interface Place {
  column: number;
  row: number;
}

/** Where a card stands, or null. */
export function placeOf(columns: readonly Column[], id: string | null): Place | null {
  for (const [column, { ids }] of columns.entries()) {
    const row = id === null ? -1 : ids.indexOf(id);
    if (row >= 0) return { column, row };
  }
  return null;
}

/** The card that an arrow leads to from `from`; empty columns are stepped over, edges hold. */
export function walk(columns: readonly Column[], from: string | null, direction: Direction): string | null {
  const place = placeOf(columns, from);
  if (!place) return columns.find((column) => column.ids.length > 0)?.ids[0] ?? null;
  const ids = columns[place.column]?.ids ?? [];
  switch (direction) {
    case "up":
      return ids[Math.max(0, place.row - 1)] ?? from;
    case "down":
      return ids[Math.min(ids.length - 1, place.row + 1)] ?? from;
    case "first":
      return ids[0] ?? from;
    case "last":
      return ids.at(-1) ?? from;
    case "left":
    case "right": {
      const step = direction === "left" ? -1 : 1;
      for (let at = place.column + step; at >= 0 && at < columns.length; at += step) {
        const there = columns[at]?.ids ?? [];
        if (there.length > 0) return there[Math.min(place.row, there.length - 1)] ?? from;
      }
      return from;
    }
  }
}

/** The same in a table, whose rows are one list. */
export function walkRows(rows: readonly string[], from: string | null, direction: Direction): string | null {
  const at = from === null ? -1 : rows.indexOf(from);
  if (at < 0) return rows[0] ?? null;
  if (direction === "first") return rows[0] ?? from;
  if (direction === "last") return rows.at(-1) ?? from;
  const step = direction === "up" ? -1 : direction === "down" ? 1 : 0;
  return rows[Math.max(0, Math.min(rows.length - 1, at + step))] ?? from;
}

/** The card to stand on when `gone` leaves its column: the next one, else the one before, else any. */
export function neighbour(columns: readonly Column[], gone: string): string | null {
  const place = placeOf(columns, gone);
  if (!place) return null;
  const ids = columns[place.column]?.ids ?? [];
  return ids[place.row + 1] ?? ids[place.row - 1] ?? null;
}
