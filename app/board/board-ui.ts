/** What belongs to one screen and to nobody else: which card the keyboard stands on, which dialog is open, the filter. */
import { createContext, useContext, useSyncExternalStore } from "react";
import type { BoardFilter, Column } from "./columns.ts";

export type BoardDialog =
  | { kind: "move" | "reject" | "hire"; application: string }
  | { kind: "shortcuts" }
  | { kind: "addCandidate"; stage: string | null }
  | null;

export interface BoardUiState {
  /** The card that Tab leads to and arrows start from. */
  current: string | null;
  dialog: BoardDialog;
  filter: BoardFilter;
  columns: readonly Column[];
  /** The card that the panel shows. */
  opened: string | null;
  /** The stage that a phone shows. */
  phoneStage: string | null;
}

export class BoardUi {
  #state: BoardUiState;
  readonly #listeners = new Set<() => void>();
  /** Cards that others have just moved here: they arrive with a small motion. */
  readonly arriving = new Set<string>();
  /** The card that takes the focus as soon as it is drawn. */
  wantsFocus: string | null = null;
  /** Brings a card of a virtual list into view, by stage. */
  readonly reveal = new Map<string, (id: string) => void>();

  constructor(columns: readonly Column[]) {
    this.#state = {
      current: null,
      dialog: null,
      filter: { status: "active", text: "" },
      columns,
      opened: null,
      phoneStage: null,
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly get = (): BoardUiState => this.#state;

  set(patch: Partial<BoardUiState>): void {
    this.#state = { ...this.#state, ...patch };
    for (const listener of [...this.#listeners]) listener();
  }

  /** Stands on a card: focuses it, now or when it is drawn. */
  focus(id: string | null): void {
    if (id === null) return;
    this.wantsFocus = id;
    const column = this.#state.columns.find(({ ids }) => ids.includes(id));
    this.set({ current: id, ...(column ? { phoneStage: column.stage.id } : {}) });
    if (column) this.reveal.get(column.stage.id)?.(id);
    requestAnimationFrame(() => {
      if (this.wantsFocus === id) document.getElementById(cardElementId(id))?.focus();
    });
  }
}

/** The id of the element that takes a card's focus. */
export function cardElementId(application: string): string {
  return `card-${application}`;
}

export const BoardUiContext = createContext<BoardUi | null>(null);

export function useBoardUi(): BoardUi {
  const ui = useContext(BoardUiContext);
  if (!ui) throw new Error("There is no board around this component.");
  return ui;
}

/** A part of the screen's own state; pick what is equal by identity. */
export function useUi<T>(select: (state: BoardUiState) => T): T {
  const ui = useBoardUi();
  const read = () => select(ui.get());
  return useSyncExternalStore(ui.subscribe, read, read);
}
