/** The welcome with a board's whole state: encoded once for all who come with nothing while nothing changes. */
import { maskedState } from "#domain/access/masks.ts";
import { encodeMessage } from "#domain/live/frames.ts";
import type { ServerMessage } from "#domain/live/wire.ts";
import type { RoomState } from "#domain/requisition/schema.ts";

type Welcome = Extract<ServerMessage, { t: "welcome" }>;

interface Encoded {
  state: RoomState;
  about: Omit<Welcome, "state" | "events">;
  ids: boolean;
  frame: Uint8Array;
}

export class Welcomes {
  /** One for each kind of reader: who may write or not, who sees what cards say or not, who is told candidates' ids or not. */
  #encoded: Encoded[] = [];

  /** The frame. A state that is another one is another object (domain evolve), and so are summaries (cards.ts). */
  frame(state: RoomState, about: Omit<Welcome, "state" | "events">, ids: boolean): Uint8Array {
    const known = this.#encoded.find(
      (each) => each.state === state && each.ids === ids && sameAbout(each.about, about),
    );
    if (known) return known.frame;
    const frame = encodeMessage({ ...about, state: ids ? state : maskedState(state) });
    const current = this.#encoded.filter((each) => each.state === state && each.about.seq === about.seq);
    this.#encoded = [...current.slice(-3), { state, about, ids, frame }];
    return frame;
  }
}

function sameAbout(left: Encoded["about"], right: Encoded["about"]): boolean {
  return left.seq === right.seq && left.readOnly === right.readOnly && left.summaries === right.summaries;
}
