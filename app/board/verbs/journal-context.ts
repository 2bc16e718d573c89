import { createContext, useContext, useSyncExternalStore } from "react";
import type { Meanwhile } from "#app/live/meanwhile.ts";
import type { Entry, Journal } from "#app/live/undo/journal.ts";

export interface Doings {
  journal: Journal;
  meanwhile: Meanwhile;
}
export const DoingsContext = createContext<Doings | null>(null);

/** What one has done on this board, and what others did meanwhile. */
export function useDoings(): Doings {
  const doings = useContext(DoingsContext);
  if (!doings) throw new Error("There is no board around this component.");
  return doings;
}

const nothing = () => null;

/** What undo and redo would be about now. */
export function useTurns(): { undo: Entry | null; redo: Entry | null } {
  const { journal } = useDoings();
  const undo = useSyncExternalStore(journal.subscribe, () => journal.undoable, nothing);
  const redo = useSyncExternalStore(journal.subscribe, () => journal.redoable, nothing);
  return { undo, redo };
}
