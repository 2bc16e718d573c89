/** What is written together with a flush of each kind of document, and told after it. */
import type { CardSummary } from "#domain/card/schema.ts";
import type { Id } from "#domain/ids/ids.ts";
import { documentName, type RoomDocument } from "#domain/live/documents.ts";
import { closeCode } from "#domain/live/wire.ts";
import { readRank } from "#durable/requisition/board-document.ts";
import type { RoomCore } from "#durable/requisition/core.ts";
import { mentionsKey, mentionsOf } from "#durable/requisition/note-document.ts";
import type { DocumentHooks } from "#durable/requisition/open-document.ts";

/** Ranks stand in a table too, for what reads without Yjs. */
export function boardHooks(room: RoomCore): DocumentHooks {
  return {
    written: ({ touched }, { doc }) => {
      const ranks = touched.map((key) => [key, readRank(doc, key)] as const);
      room.commands.ranksChanged(
        Object.fromEntries(ranks.filter((each): each is [string, string] => each[1] !== null)),
      );
    },
    failed: () => room.commands.forget(),
  };
}

/** Of every document but the board. */
export function documentHooks(room: RoomCore, document: RoomDocument): DocumentHooks {
  if (document.kind === "notes") return noteHooks(room, document);
  return document.kind === "card" ? cardHooks(room, document.application) : {};
}

/** What a board shows of a card is written with the card's document, and told after it. */
function cardHooks(room: RoomCore, application: Id<"app">): DocumentHooks {
  let summary: CardSummary | null = null;
  return {
    written: (_flush, live) => {
      summary = room.cards.look(application, live);
    },
    failed: () => room.cards.forget(),
    committed: () => {
      if (summary) room.tellSummary(application, summary);
    },
  };
}

/** Who is mentioned in a note is written with it, and whom a private one mentions no more is out before it is shown. */
function noteHooks(room: RoomCore, note: Extract<RoomDocument, { kind: "notes" }>): DocumentHooks {
  const name = documentName(note);
  let gone: string[] = [];
  let changed = false;
  return {
    written: ({ touched }, live) => {
      changed = touched.includes(mentionsKey);
      if (!changed) return;
      const found = [...mentionsOf(live.doc)].map(
        ([user, client]) => [user, live.owner(client) ?? user] as const,
      );
      gone = room.mentions.set(note, new Map(found));
    },
    committed: () => {
      if (!changed) return;
      if (note.audience === "private") {
        for (const member of room.members.of(name)) {
          if (member.user !== note.user && gone.includes(member.user)) {
            room.expel(member, closeCode.accessRemoved, "not mentioned any more");
          }
        }
      }
      void room.mentions.drain();
    },
  };
}
