import { type RefObject, useEffect } from "react";

const typing = "input, textarea, select, [contenteditable], [role='dialog'], [role='menu'], [role='listbox']";

/**
 * j and k, or the arrows, walk the links inside `list` that carry `data-requisition`; Home and End jump;
 * "/" goes to the element with id `searchId`. Keys typed into a field or a menu are left alone.
 */
export function useRowKeys(list: RefObject<HTMLElement | null>, searchId: string): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest(typing)) return;
      if (event.key === "/") {
        event.preventDefault();
        document.getElementById(searchId)?.focus();
        return;
      }
      const rows = [...(list.current?.querySelectorAll<HTMLElement>("a[data-requisition]") ?? [])];
      const inside = rows.indexOf(document.activeElement as HTMLElement);
      // Arrows scroll the page as everywhere, until a row has focus.
      if (inside < 0 && event.key !== "j" && event.key !== "k") return;
      const next = step(event.key, inside, rows.length);
      if (next === null) return;
      event.preventDefault();
      rows[next]?.focus();
      rows[next]?.scrollIntoView({ block: "nearest" });
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [list, searchId]);
}

/** The index to go to, or null when the key means nothing here. */
export function step(key: string, at: number, length: number): number | null {
  if (length === 0) return null;
  if (key === "j" || key === "ArrowDown") return Math.min(at + 1, length - 1);
  if (key === "k" || key === "ArrowUp") return Math.max(at - 1, 0);
  if (key === "Home") return 0;
  if (key === "End") return length - 1;
  return null;
}
