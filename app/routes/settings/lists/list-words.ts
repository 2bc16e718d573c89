import { m } from "#app/paraglide/messages.js";
import type { ListName } from "#domain/lists/schema.ts";

/** What each list is called, what it is for, and what a new entry of it is called. */
export const listWords: Record<ListName, { title: () => string; text: () => string; add: () => string }> = {
  labels: { title: m.lists_labels, text: m.lists_labels_text, add: m.lists_labels_add },
  reasons: { title: m.lists_reasons, text: m.lists_reasons_text, add: m.lists_reasons_add },
  closeReasons: {
    title: m.lists_closeReasons,
    text: m.lists_closeReasons_text,
    add: m.lists_closeReasons_add,
  },
  sources: { title: m.lists_sources, text: m.lists_sources_text, add: m.lists_sources_add },
};

export function sideWords(side: "weDeclined" | "theyDeclined"): string {
  return side === "weDeclined" ? m.board_reason_we() : m.board_reason_they();
}
