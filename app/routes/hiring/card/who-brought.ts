import type { TimelineEntry } from "#domain/views/card.ts";

const brings: readonly string[] = ["application.created", "application.arrived", "application.moved"];

/** The last entry that brought a card into the stage where it stands, with who did it; null if there is none. */
export function whoBrought(timeline: readonly TimelineEntry[]): TimelineEntry | null {
  return timeline.findLast(({ type }) => brings.includes(type)) ?? null;
}
