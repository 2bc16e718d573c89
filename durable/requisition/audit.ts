/** Proves a room against itself: the chain of hashes, the state, the ranks. */
import { canonicalJson } from "#domain/event/schema.ts";
import type { RoomAddress } from "#domain/ids/objects.ts";
import { emptyRoom, evolve } from "#domain/requisition/evolve.ts";
import type { RoomState } from "#domain/requisition/schema.ts";
import { readRanks } from "#durable/requisition/board-document.ts";
import type { RoomCore } from "#durable/requisition/core.ts";
import { hashOf, noHash } from "#durable/requisition/store.ts";

export interface RoomDump {
  /** How many events there are. */
  events: number;
  head: number;
  state: RoomState | null;
  ranks: Record<string, string>;
  /** The chain holds, and state and ranks follow from what is written. */
  chainOk: boolean;
  /** Entries that no inbox has confirmed. */
  undelivered: number;
  /** Whether the projections have confirmed everything. */
  projected: boolean;
  /** How many documents are in memory. */
  loadedDocuments: number;
}

/** Reads everything again from disk, from the first event on. */
export function auditRoom(room: RoomCore, address: RoomAddress): RoomDump {
  room.flushBoard();
  let state = emptyRoom(address.organization, address.requisition);
  let previous = noHash;
  let head = 0;
  let chained = true;
  for (const { event, hash } of room.store.allEvents()) {
    chained &&= event.seq === head + 1 && event.prevHash === previous && hashOf(event) === hash;
    state = evolve(state, event);
    head = event.seq;
    previous = hash;
  }
  const stored = room.store.readState(address);
  const ranks = room.store.ranksAfter(0);
  const agrees =
    head === 0 ? stored === null : canonicalJson(stored) === canonicalJson(state) && sameRanks(ranks, room);
  return {
    events: head,
    head,
    state: stored,
    ranks,
    chainOk: chained && agrees,
    undelivered: room.deliveries.waiting(),
    projected: !room.projection.isBehind(room.commands.revision),
    loadedDocuments: room.documents.loaded,
  };
}

function sameRanks(ranks: Record<string, string>, room: RoomCore): boolean {
  return canonicalJson(ranks) === canonicalJson(readRanks(room.board.doc));
}
