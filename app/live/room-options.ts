/** What a room's client is made of, and what it tells. */
import type { Id } from "#domain/ids/ids.ts";
import type { Refusal } from "#domain/refusal/refusal.ts";
import type { Command } from "#domain/requisition/commands.ts";
import type { RoomEvent } from "#domain/requisition/events.ts";
import type { BoardView } from "#domain/views/board.ts";
import type { FetchFaces } from "./faces.ts";
import type { Keep } from "./keep/room-keep.ts";
import type { PostCommand, PostCommands } from "./post-command.ts";
import type { RoomSnapshot } from "./room-snapshot.ts";
import type { OpenSocket } from "./socket.ts";

export interface RoomClientOptions {
  view: BoardView;
  openSocket: OpenSocket;
  post: PostCommand;
  postAll?: PostCommands;
  fetchFaces: FetchFaces;
  newCommandId: () => Id<"cmd">;
  /** UTC epoch milliseconds. */
  now: () => number;
  /** Where work waits that the room has not acknowledged; without it, in memory only. */
  keep?: Keep;
}

export interface RoomNews {
  /** Commands that were just given here, and how the board looked before and looks with them. */
  given?(commands: readonly Command[], before: RoomSnapshot, after: RoomSnapshot): void;
  /** Events that have just been confirmed, others' and our own; `mine` says which commands were ours. */
  events?(events: readonly RoomEvent[], mine: ReadonlySet<string>): void;
  /**
   * A command of ours was refused and taken back, or an edit of ours (then without a command). `late`: it was
   * given without a connection, or by an earlier page, so others may have been faster.
   */
  refused?(refusal: Refusal, command: Command | null, late: boolean): void;
}
