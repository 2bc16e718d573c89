/** What a room is given by its platform: storage, its name, and how what leaves it is sent. */
import type { InboxEntry } from "#domain/announcement/schema.ts";
import type { Id } from "#domain/ids/ids.ts";
import type { RoomAddress } from "#domain/ids/objects.ts";
import type { LeaseAsk } from "#domain/live/lease.ts";
import type { NoticeChange } from "#domain/notice/schema.ts";
import type { Person } from "#durable/requisition/presence.ts";
import type { OtherRoom, TransferStep, TransfersDeps } from "#durable/requisition/transfers.ts";

export interface RoomCoreOptions {
  storage: DurableObjectStorage;
  name: string;
  address: RoomAddress;
  /** What leaves the object. */
  deliver(inbox: string, entries: InboxEntry[]): Promise<void>;
  wakeConsumer(message: { object: string; upTo: number }): Promise<unknown>;
  tellHub(people: Person[]): Promise<void>;
  tellNotices(changes: NoticeChange[]): Promise<void>;
  renewLeases(asks: LeaseAsk[]): Promise<unknown>;
  mayArrive: TransfersDeps["mayArrive"];
  /** Another room of this organization. */
  room(requisition: Id<"req">): OtherRoom;
  betweenTransferSteps(step: TransferStep): void | Promise<void>;
}
