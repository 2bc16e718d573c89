/** What a person reads when a room limits them, the same on a board and in a note. */
import { m } from "#app/paraglide/messages.js";
import { closeCode } from "#domain/live/wire.ts";

/** Why the room wants to be left alone for a while (`RoomSnapshot.paused`). */
export function pausedWords(code: number): string {
  switch (code) {
    case closeCode.tooLarge:
      return m.live_paused_too_large();
    case closeCode.documentFull:
      return m.live_paused_document_full();
    case closeCode.tooMany:
      return m.live_paused_too_many();
    case closeCode.roomFull:
      return m.live_paused_room_full();
    case closeCode.tooManyTabs:
      return m.live_paused_tabs();
    default:
      return m.live_paused_reset();
  }
}

const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);

/** That little more fits (sizes in bytes, as the room says them). */
export function nearlyFullWords({ bytes, most }: { bytes: number; most: number }): string {
  return m.live_nearly_full({ used: megabytes(bytes), most: megabytes(most) });
}

/** That one may look at a document and not change it. */
export function readOnlyWords(): string {
  return m.live_read_only();
}
