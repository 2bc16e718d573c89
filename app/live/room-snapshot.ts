import type { Capability } from "#domain/access/access.ts";
import type { Summaries } from "#domain/card/schema.ts";
import type { RoomState } from "#domain/requisition/schema.ts";
import type { Faces } from "./faces.ts";
import type { Person } from "./presence.ts";

/** Everything that a page shows of a room, at one moment. Parts that did not change keep their identity. */
export interface RoomSnapshot {
  /** Facts with our own pending commands done. */
  state: RoomState;
  /** The last confirmed event. */
  seq: number;
  /** Application → order key. */
  ranks: Readonly<Record<string, string>>;
  /** Applications with a command that has no answer yet, or with a place that is not durable. */
  waiting: ReadonlySet<string>;
  /** Of cards that a screen has shown or asked for; there may be others without one here. */
  faces: Faces;
  /** Labels and checklist of each card that has any; the same object as long as nothing is another. */
  summaries: Summaries;
  /** How many that somebody asked for are still on their way. */
  facesToCome: number;
  /** Other sockets in the room (a person may have several). */
  people: readonly Person[];
  /** `ended` does not come back by itself; `ended` below says why. */
  connection: "connecting" | "live" | "reconnecting" | "offline" | "ended";
  /** The close code (domain/live/wire.ts) that ended it. */
  ended: number | null;
  /** The close code after which we come back slowly, until we are back: 4400, 4409, 4413, 4429, 4430, 4431 or 4507. */
  paused: number | null;
  /** The room has said that it takes no change of the document from us. */
  readOnly: boolean;
  /** How large the document is and may be, in bytes, if the room has said that it is nearly full. */
  nearlyFull: { bytes: number; most: number } | null;
  /** Own changes that are not durable yet. */
  unsaved: number;
  /** Those of them that would be gone with the page: this browser could not keep them. */
  unkept: number;
  abilities: readonly Capability[];
}

/** What a snapshot says of the line to the room, as it changes. */
export type Line = {
  -readonly [K in "connection" | "ended" | "paused" | "readOnly" | "nearlyFull" | "people"]: RoomSnapshot[K];
};

/** The line before anything was heard. */
export function newLine(): Line {
  return {
    connection: "connecting",
    ended: null,
    paused: null,
    readOnly: false,
    nearlyFull: null,
    people: [],
  };
}
