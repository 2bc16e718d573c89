import { m } from "#app/paraglide/messages.js";
import type { Face } from "#domain/views/board.ts";

/** What a card is called: the person's name, else the file's, else words that say that there is none. */
export function nameOf(face: Face | undefined): string {
  return face?.name ?? face?.fileName ?? m.board_unnamed();
}
