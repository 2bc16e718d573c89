/** The list that an @ opens: who fits, which one is marked, and the keys. Names come from the members as they are now. */
import type { SuggestionProps } from "@tiptap/suggestion";
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { m } from "#app/paraglide/messages.js";
import type { Mentionable, MentionDesk } from "./mention.ts";

const most = 8;

type List = SuggestionProps<Mentionable, Mentionable>;

export interface MentionPicker {
  desk: MentionDesk;
  isOpen(): boolean;
  subscribe(listener: () => void): () => void;
  /** The open list and the place of the marked one. */
  state(): { list: List | null; marked: number };
  mark(at: number): void;
  choose(at: number): void;
}

interface People {
  people: readonly Mentionable[];
  mentionable: readonly Mentionable[];
}

export function useMentionPicker({ people, mentionable }: People): MentionPicker {
  const latest = useRef<People>({ people, mentionable });
  latest.current = { people, mentionable };
  const [renamed] = useState(() => new Set<() => void>());
  const picker = useMemo(() => makePicker(latest, renamed), [renamed]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: names are drawn again when people are others
  useEffect(() => {
    for (const draw of [...renamed]) draw();
  }, [people, renamed]);
  return picker;
}

export function usePickerState(picker: MentionPicker) {
  return useSyncExternalStore(picker.subscribe, picker.state, picker.state);
}

function makePicker(latest: { current: People }, renamed: Set<() => void>): MentionPicker {
  const listeners = new Set<() => void>();
  let state: { list: List | null; marked: number } = { list: null, marked: 0 };
  const set = (next: typeof state) => {
    state = next;
    for (const listener of [...listeners]) listener();
  };
  const count = () => state.list?.items.length ?? 0;
  const choose = (at: number) => {
    const person = state.list?.items[at];
    if (person) state.list?.command(person);
  };
  const desk: MentionDesk = {
    nameOf: (id) => latest.current.people.find((person) => person.id === id)?.name || null,
    nobody: () => m.notes_nobody(),
    listen: (draw) => {
      renamed.add(draw);
      return () => renamed.delete(draw);
    },
    find: (query) => matching(latest.current.mentionable, query),
    show: (list) =>
      set({ list, marked: list ? Math.min(state.marked, Math.max(0, list.items.length - 1)) : 0 }),
    press: (event) => {
      if (count() === 0) return false;
      switch (event.key) {
        case "ArrowDown":
          set({ ...state, marked: (state.marked + 1) % count() });
          return true;
        case "ArrowUp":
          set({ ...state, marked: (state.marked + count() - 1) % count() });
          return true;
        case "Enter":
        case "Tab":
          choose(state.marked);
          return true;
        default:
          return false;
      }
    },
  };
  return {
    desk,
    isOpen: () => state.list !== null,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    mark: (at) => set({ ...state, marked: at }),
    choose,
  };
}

/** By the beginning of any part of the name first, then anywhere in it; accents and case do not count. */
export function matching(people: readonly Mentionable[], query: string): Mentionable[] {
  const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const wanted = plain(query);
  const begins = (name: string) =>
    plain(name)
      .split(/\s+/)
      .some((part) => part.startsWith(wanted));
  const fits = people.filter(({ name }) => plain(name).includes(wanted));
  return [...fits.filter(({ name }) => begins(name)), ...fits.filter(({ name }) => !begins(name))].slice(
    0,
    most,
  );
}
