import type { RoomSnapshot } from "#app/live/room-snapshot.ts";
import type { Summaries } from "./filter.ts";

/** What is known of each card's labels. */
export function summariesOf(room: RoomSnapshot): Summaries {
  return room.summaries;
}
