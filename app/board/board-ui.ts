/** What belongs to one screen and to nobody else: which card the keyboard stands on, which dialog is open, the filter. */
import { createContext, useContext, useSyncExternalStore } from "react";
import type { RoomNews } from "#app/live/room-options.ts";
import { type BoardSettings, plainSettings } from "#domain/views/board-settings.ts";
import type { Column } from "./columns.ts";

export type CardDialogKind =
  | "move"
  | "reject"
  | "hire"
  | "withdraw"
  | "unhire"
  | "transfer"
  | "also"
  | "assign";

export type BoardDialog =
  | { kind: CardDialogKind; application: string }
  | { kind: "shortcuts" }
  | { kind: "addCandidate"; stage: string | null }
  | { kind: "close"; to: "closed" | "filled" }
  | { kind: "reopen" | "openings" | "stages" | "addStage" | "template" }
  | { kind: "editStage" | "archiveStage"; stage: string }
  | { kind: "many"; verb: ManyVerb }
  | null;

/** What can be done with many cards at once. */
export const manyVerbs = [
  "move",
  "label",
  "assign",
  "announce",
  "reject",
  "withdraw",
  "unreject",
  "unwithdraw",
] as const;
export type ManyVerb = (typeof manyVerbs)[number];

export interface BoardUiState {
  /** The card that Tab leads to and arrows start from. */
  current: string | null;
  dialog: BoardDialog;
  /** What is shown, and how. */
  settings: BoardSettings;
  columns: readonly Column[];
  /** The table's rows, first one first; null while there is no table. */
  rows: readonly string[] | null;
  /** Cards that are chosen, to do something with all of them. */
  selected: ReadonlySet<string>;
  /** Where a range begins. */
  anchor: string | null;
  /** The card that the panel shows. */
  opened: string | null;
  /** The stage that a phone shows. */
  phoneStage: string | null;
}

type Refused = Parameters<NonNullable<RoomNews["refused"]>>;

export class BoardUi {
  #state: BoardUiState;
  readonly #listeners = new Set<() => void>();
  /** Cards that others have just moved here: they arrive with a small motion. */
  readonly arriving = new Set<string>();
  /** Something is being done to many: what is refused of it is listed where it was asked for. */
  manyRunning = false;
  /** What was refused before the code was here that says so; null once it is. */
  missed: Refused[] | null = [];
  /** The card that takes the focus as soon as it is drawn. */
  wantsFocus: string | null = null;
  /** Brings a card of a virtual list into view, by list. */
  readonly reveal = new Map<string, (id: string) => void>();

  constructor(columns: readonly Column[], settings: BoardSettings = plainSettings) {
    this.#state = {
      current: null,
      dialog: null,
      settings,
      columns,
      rows: null,
      selected: new Set(),
      anchor: null,
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
    for (const show of this.reveal.values()) show(id);
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
