/** Documents of applications that are closed to some readers: where review is anonymised, and when a lock changes. */
import { cardOf, isAnonymised, opensAnonymised, sightOf } from "#domain/access/faces.ts";
import type { Id } from "#domain/ids/ids.ts";
import { parseDocument, type RoomDocument } from "#domain/live/documents.ts";
import { closeCode } from "#domain/live/wire.ts";
import type { RoomEvent } from "#domain/requisition/events.ts";
import type { RoomState } from "#domain/requisition/schema.ts";
import type { RoomCore } from "#durable/requisition/core.ts";
import type { Member } from "#durable/requisition/members.ts";

type Reader = Parameters<typeof sightOf>[0];

/** Whether this reader sees but an alias of whom the document speaks of, so that what others write there is closed. */
export function isVeiled(state: RoomState, reader: Reader, document: RoomDocument): boolean {
  if (document.kind === "board" || opensAnonymised(reader, document)) return false;
  // Who is locked away is known to the Worker, which was asked before.
  const [card] = cardOf(state, state.applications[document.application]);
  return card !== undefined && sightOf(reader, { anonymised: card.anonymised, lock: null }) !== "shown";
}

/** Whoever sees but an alias from now on is out of what others write, before they are shown one more word of it. */
export function closeAnonymised(room: RoomCore, events: readonly RoomEvent[]): void {
  const { state } = room.commands;
  if (!state || !events.some((event) => mayVeil(state, event))) return;
  for (const [member, document] of withCards(room)) {
    if (isVeiled(state, member.attachment.grant.actor, document)) {
      room.expel(member, closeCode.accessRemoved, "it is reviewed without names");
    }
  }
}

/** Who may know of an application's candidate is another question now: all come back, and the Worker is asked anew. */
export function reopen(room: RoomCore, application: Id<"app">): void {
  for (const [member, document] of withCards(room)) {
    if (document.application === application) room.expel(member, closeCode.leaseEnded, "ask again");
  }
}

function mayVeil({ stages }: RoomState, event: RoomEvent): boolean {
  if (event.type === "stage.edited") return event.data.anonymised === true;
  if (event.type === "application.moved") return isAnonymised(stages, event.data.to);
  return (
    "stage" in event.data && typeof event.data.stage === "string" && isAnonymised(stages, event.data.stage)
  );
}

/** Everybody who has a document of an application open. */
function withCards(room: RoomCore): [Member, Exclude<RoomDocument, { kind: "board" }>][] {
  return [...room.members.all()].flatMap((member) => {
    const document = parseDocument(member.attachment.document);
    return document && document.kind !== "board" ? [[member, document]] : [];
  });
}
