/** Somebody at a document of a room, whatever program they use: what the checks need to know of them. */
import type { Grant } from "#domain/access/access.ts";
import type { Command } from "#domain/requisition/commands.ts";
import type { RoomEvent } from "#domain/requisition/events.ts";
import type { Copy } from "./copies.ts";
import type { Link } from "./link.ts";

/** What somebody was shown, or told is done: it must be so for ever. */
export interface Memory {
  /** Events by seq, as they came. */
  events: Map<number, string>;
  /** Commands that were acknowledged, and with which seq. */
  acknowledged: Map<string, number>;
  /** Edits that were called saved: Yjs client → clock. */
  saved: Map<number, number>;
  /** Edits that were shown: Yjs client → clock. */
  shown: Map<number, number>;
  /** What is wrong on the face of it: two events with one number, order broken … */
  faults: string[];
}

export function newMemory(): Memory {
  return {
    events: new Map(),
    acknowledged: new Map(),
    saved: new Map(),
    shown: new Map(),
    faults: [],
  };
}

/** Notes events that came; two different ones with the same number are a fault. */
export function noteEvents(memory: Memory, events: readonly RoomEvent[]): void {
  for (const { seq, id } of events) {
    const known = memory.events.get(seq);
    if (known !== undefined && known !== id) memory.faults.push(`event ${seq} was ${known}, then ${id}`);
    memory.events.set(seq, id);
  }
}

/** Keeps the highest clock of each client. */
export function noteClocks(into: Map<number, number>, clocks: Iterable<[number, number]>): void {
  for (const [client, clock] of clocks) into.set(client, Math.max(into.get(client) ?? 0, clock));
}

/** `own` speaks our subprotocol, `stock` plain y-websocket, `app` is the browser's own client, `old` an older one of ours. */
export type Kind = "own" | "stock" | "app" | "old";

export interface Person {
  name: string;
  kind: Kind;
  /** Which document they have open, and how it is read. */
  copy: Copy;
  grant: Grant;
  link: Link;
  memory: Memory;
  /** Opens the line again; answers the HTTP status. */
  connect(): Promise<number>;
  /** Changes something in the document: on a board this card's place, in a note whatever comes to mind. */
  edit(application: string, word: string): void;
  command(command: Command): void;
  look(application: string | null): void;
  /** What stands in their copy, comparable. */
  content(): string;
  /** Whether everything that it did is known to be done or refused, and it has caught up with `seq`. */
  settled(seq: number): boolean;
  leave(): void;
}
