/** The keyboard on the board. Single letters act only when no text is being typed and no dialog is open. */
import { useEffect } from "react";
import { useRoomClient } from "#app/live/use-room.ts";
import { type BoardUi, useBoardUi } from "./board-ui.ts";
import { choose, chooseAll, chooseNone } from "./many/select.ts";
import type { BoardActions } from "./use-board-actions.ts";
import { type Direction, placeOf, walk, walkRows } from "./walk.ts";

const arrows: Record<string, Direction> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
  Home: "first",
  End: "last",
};

/** Whether a key belongs to what has the focus: a text field, a menu, a dialog. */
function taken(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return true;
  return (
    event.defaultPrevented ||
    target.isContentEditable ||
    target.closest(
      "input, textarea, select, [role=dialog], [role=alertdialog], [role=menu], [role=listbox]",
    ) !== null
  );
}

/** Shift and an arrow: the card itself goes there. */
function carry(ui: BoardUi, actions: BoardActions, direction: Direction): void {
  const { columns, current } = ui.get();
  const place = placeOf(columns, current);
  if (!place || current === null) return;
  const column = columns[place.column];
  if (direction === "up" || direction === "down") {
    const { sort, reverse } = ui.get().settings;
    if (sort !== "board" || reverse) return;
    const to = place.row + (direction === "up" ? -1 : 1);
    if (column && to >= 0 && to < column.ids.length) actions.place(current, column.stage.id, to, true);
    return;
  }
  const next = columns[place.column + (direction === "left" ? -1 : 1)];
  if (next && (direction === "left" || direction === "right")) actions.place(current, next.stage.id, 0, true);
}

export function useBoardKeys(actions: BoardActions, focusFilter: () => void): void {
  const ui = useBoardUi();
  const client = useRoomClient();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (taken(event) || event.altKey) return;
      if (event.ctrlKey || event.metaKey) {
        if (event.key.toLowerCase() === "z") {
          event.preventDefault();
          if (event.shiftKey) actions.redo();
          else actions.undo();
          return;
        }
        if (event.key.toLowerCase() !== "a" || event.shiftKey) return;
        event.preventDefault();
        chooseAll(ui);
        return;
      }
      const direction = arrows[event.key];
      const { current, columns, rows, settings, selected } = ui.get();
      const here = rows ? current !== null && rows.includes(current) : placeOf(columns, current) !== null;
      const card = here ? current : null;
      const onCard = (event.target as HTMLElement).closest("[data-card]") !== null;
      const active = settings.status === "active" || settings.status === "all";
      if (direction) {
        if (!onCard && direction !== "down") return;
        event.preventDefault();
        const to = (from: string | null, way: Direction) =>
          rows ? walkRows(rows, from, way) : walk(columns, from, way);
        if (event.shiftKey && !rows) {
          if (active && client.can("application.move")) carry(ui, actions, direction);
        } else ui.focus(onCard ? to(current, direction) : (card ?? to(null, "down")));
        return;
      }
      const open = (kind: "move" | "reject" | "hire" | "withdraw") => {
        if (selected.size > 0 && kind !== "hire") ui.set({ dialog: { kind: "many", verb: kind } });
        else if (card && onCard) ui.set({ dialog: { kind, application: card } });
      };
      /** What one card has no dialog of its own for is done to it as to many. */
      const many = (verb: "label" | "assign") => {
        if (selected.size === 0 && (!card || !onCard)) return;
        ui.set({
          dialog: { kind: "many", verb },
          ...(selected.size === 0 && card && { selected: new Set([card]) }),
        });
      };
      const keys: Record<string, () => void> = {
        "?": () => ui.set({ dialog: { kind: "shortcuts" } }),
        "/": focusFilter,
        u: () => actions.undo(),
        x: () => (card ? choose(ui, card, event) : undefined),
        t: () =>
          ui.set({ settings: { ...settings, layout: settings.layout === "board" ? "table" : "board" } }),
        ...(client.can("notes.write") && { l: () => many("label") }),
        ...(active && client.can("application.move") && { i: () => many("assign") }),
        ...(active && client.can("application.move") && { m: () => open("move") }),
        ...(active && client.can("application.reject") && { r: () => open("reject") }),
        ...(active && client.can("application.reject") && { w: () => open("withdraw") }),
        ...(active && client.can("application.hire") && { h: () => open("hire") }),
        ...(client.can("application.create") && {
          a: () => ui.set({ dialog: { kind: "addCandidate", stage: null } }),
        }),
      };
      if (event.key === "Escape" && selected.size > 0) {
        event.preventDefault();
        chooseNone(ui);
        return;
      }
      const act = keys[event.key.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [ui, client, actions, focusFilter]);
}
