import { m } from "#app/paraglide/messages.js";
import type { Face } from "#domain/views/board.ts";

/**
 * What a card is called: the person's name, else the file's, else words that say that there is none; an alias where
 * review is anonymised.
 */
export function nameOf(face: Face | undefined): string {
  if (face?.sight === "anonymous") return m.privacy_alias({ alias: face.alias ?? "" });
  if (face?.sight === "hidden") return m.privacy_hidden();
  return face?.name ?? face?.fileName ?? m.board_unnamed();
}
