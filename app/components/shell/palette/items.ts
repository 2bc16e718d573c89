/** Everything that the palette offers, as one kind of thing; and which of it was used lately. */
import type { ReactNode } from "react";
import { ranked } from "./match.ts";

export interface PaletteItem {
  id: string;
  label: string;
  group: string;
  hint?: string | undefined;
  icon?: ReactNode;
  words?: readonly string[] | undefined;
  keys?: readonly string[] | undefined;
  quiet?: boolean | undefined;
  run(): void;
}

const mostRecent = 5;
const mostOfAGroup = 8;

export interface Group {
  label: string;
  items: PaletteItem[];
}

/** The groups to show: without a query what was used lately first; with one, only what fits, best group first. */
export function groupsFor(query: string, items: readonly PaletteItem[], recent: Recent): Group[] {
  const typed = query.trim() !== "";
  const fitting = ranked(
    query,
    items.filter((item) => typed || !item.quiet),
    (item) => [item.label, ...(item.words ?? []), `${item.group} ${item.label}`],
  );
  const byGroup = Map.groupBy(fitting, ({ group }) => group);
  const groups = [...byGroup].map(([label, all]) => ({ label, items: all.slice(0, mostOfAGroup) }));
  if (typed) return groups;
  const lately = recent.ids.flatMap((id) => items.find((item) => item.id === id && !item.quiet) ?? []);
  if (lately.length === 0) return groups;
  const shown = new Set(lately.map(({ id }) => id));
  const rest = groups.map(({ label, items: all }) => ({
    label,
    items: all.filter(({ id }) => !shown.has(id)),
  }));
  return [{ label: recent.label, items: lately }, ...rest.filter((group) => group.items.length > 0)];
}

export interface Recent {
  label: string;
  ids: readonly string[];
}

/** Ids of what was used lately, the last first. Only ids are kept: no name of a candidate lies in the browser. */
export function readRecent(key: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(kept) ? kept.filter((id) => typeof id === "string").slice(0, mostRecent) : [];
  } catch {
    return [];
  }
}

export function noteRecent(key: string, id: string): void {
  const ids = [id, ...readRecent(key).filter((each) => each !== id)].slice(0, mostRecent);
  try {
    localStorage.setItem(key, JSON.stringify(ids));
  } catch {
    // A browser that keeps nothing: then nothing is recent.
  }
}
