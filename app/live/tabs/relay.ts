/**
 * One socket for all tabs of a browser that have the same board open. To each tab it speaks as the room itself would,
 * so a tab's client does not know: it has its own seq, its own document and its own count of what is saved.
 */

import * as Y from "yjs";
import { answerSync, decodeFrame, encodeSyncStep1, type Sync } from "#app/live/frames.ts";
import type { OpenSocket, RoomSocket, SocketHandlers } from "#app/live/socket.ts";
import { type Bytes, encodeMessage, encodeUpdate, readFrame } from "#domain/live/frames.ts";
import type { ServerMessage } from "#domain/live/wire.ts";
import { SharedPresence } from "./shared-presence.ts";

interface Member {
  handlers: SocketHandlers;
  /** Events reach it from its welcome on, without a gap. */
  greeted: boolean;
  /** It has asked for the document: changes reach it from then on, and what it sends belongs to this document. */
  asked: boolean;
  /** Changes of the document that it sent since it asked. */
  updates: number;
}

const server = Symbol("server");

export class Relay {
  readonly #socket: RoomSocket;
  readonly #members = new Map<string, Member>();
  readonly #presence = new SharedPresence();
  #open = false;
  #ended: number | null = null;
  /** Who waits for a welcome, in the order in which they said hello. */
  #greeting: Member[] = [];
  #doc = new Y.Doc();
  #synced = false;
  /** Changes sent to the room on this socket, and how many of them it has called durable. */
  #sent = 0;
  #saved = 0;
  #unconfirmed: { member: Member; updates: number; at: number }[] = [];
  /** The document is nearly full, as the room said it on this socket: for tabs that come later. */
  #nearlyFull: Bytes | null = null;
  /** What tabs sent before the document was here. */
  #early: [Member, Sync][] = [];

  constructor(openSocket: OpenSocket) {
    this.#watch();
    this.#socket = openSocket({
      open: () => this.#opened(),
      frame: (data) => this.#fromRoom(data),
      closed: (code, final) => this.#closed(code, final),
    });
  }

  /** A tab comes in, or comes in again. */
  join(tab: string, handlers: SocketHandlers): void {
    this.leave(tab, false);
    const member = { handlers, greeted: false, asked: false, updates: 0 };
    this.#members.set(tab, member);
    if (this.#ended !== null) handlers.closed(this.#ended, true);
    else if (this.#open) this.#welcome(member);
  }

  /** A tab is gone; the others take up what it left, unless it is coming back. */
  leave(tab: string, forGood = true): void {
    const member = this.#members.get(tab);
    if (!member) return;
    this.#members.delete(tab);
    this.#unconfirmed = this.#unconfirmed.filter((each) => each.member !== member);
    this.#early = this.#early.filter(([each]) => each !== member);
    if (!forGood) return;
    const told = this.#presence.left(tab);
    if (told) this.#send(told);
    for (const { handlers } of this.#members.values()) handlers.left?.();
  }

  /** A frame of a tab. False when there is no socket: the tab keeps it. */
  send(tab: string, data: Bytes): boolean {
    const member = this.#members.get(tab);
    if (!this.#open || !member) return false;
    const [said] = readFrame(data);
    switch (said.kind) {
      case "syncStep1":
      case "syncStep2":
      case "update":
        if (this.#synced) this.#fromTab(member, said);
        else this.#early.push([member, said]);
        return true;
      case "awareness":
        return this.#send(this.#presence.say(tab, data));
      case "message":
        if (isHello(said.text)) this.#greeting.push(member);
        return this.#send(data);
      default:
        return true;
    }
  }

  reconnect(): void {
    this.#socket.reconnect();
  }

  drop(): void {
    this.#socket.drop();
  }

  close(): void {
    this.#socket.close();
    this.#open = false;
    this.#doc.destroy();
    this.#members.clear();
  }

  #send(data: Bytes): boolean {
    return this.#socket.send(data);
  }

  #opened(): void {
    this.#open = true;
    this.#greeting = [];
    this.#nearlyFull = null;
    // A document with changes that may not have arrived is not the room's: tabs have them, and send them again.
    this.#restart(this.#sent > this.#saved);
    this.#send(encodeSyncStep1(this.#doc));
    for (const member of [...this.#members.values()]) this.#welcome(member);
  }

  #restart(anew: boolean): void {
    if (anew) {
      this.#doc.destroy();
      this.#doc = new Y.Doc();
      this.#watch();
    }
    this.#synced = false;
    this.#sent = this.#saved = 0;
    this.#unconfirmed = [];
    this.#early = [];
    for (const member of this.#members.values()) member.asked = false;
  }

  #welcome(member: Member): void {
    member.greeted = member.asked = false;
    member.handlers.open();
    const people = this.#presence.everybody();
    if (people) give(member, people);
  }

  #closed(code: number, final: boolean): void {
    this.#open = false;
    if (final) this.#ended = code;
    this.#presence.clear();
    for (const { handlers } of [...this.#members.values()]) handlers.closed(code, final);
  }

  #fromRoom(data: ArrayBuffer): void {
    const incoming = decodeFrame(data);
    if (incoming?.kind === "sync") this.#sync(incoming.sync);
    else if (incoming?.kind === "presence") {
      const others = this.#presence.hear(incoming.changes);
      if (others) for (const member of this.#members.values()) give(member, others);
    } else if (incoming?.kind === "queryPresence") this.#send(this.#presence.again());
    else if (incoming?.kind === "message") {
      const { message, update } = incoming;
      if (update) this.#sync({ kind: "update", update });
      this.#message(message, update ? encodeMessage(message) : new Uint8Array(data));
    }
  }

  #sync(sync: Sync): void {
    const answer = answerSync(sync, this.#doc, server);
    if (answer.reply && this.#send(answer.reply)) this.#sent += 1;
    if (!answer.complete || this.#synced) return;
    this.#synced = true;
    for (const [member, early] of this.#early.splice(0)) this.#fromTab(member, early);
  }

  #message(message: ServerMessage, data: Bytes): void {
    switch (message.t) {
      case "welcome": {
        const member = this.#greeting.shift();
        if (!member) return;
        member.greeted = true;
        give(member, data);
        if (this.#nearlyFull) give(member, this.#nearlyFull);
        break;
      }
      case "nearlyFull":
        this.#nearlyFull = data;
        for (const member of this.#members.values()) give(member, data);
        break;
      case "events":
        for (const member of this.#members.values()) if (member.greeted) give(member, data);
        break;
      case "saved":
        // Until the room has answered our question it speaks of the document that we had before.
        if (!this.#synced) break;
        this.#saved = Math.max(this.#saved, message.updates);
        this.#confirm();
        break;
      case "refused":
        // An edit of one tab: the document here holds it too, so all of them start from the room's.
        if (message.id === null) {
          this.#restart(true);
          this.#send(encodeSyncStep1(this.#doc));
        }
        for (const member of this.#members.values()) give(member, data);
        break;
      default:
        for (const member of this.#members.values()) give(member, data);
    }
  }

  /** A tab's sync frame, as the room would take it. */
  #fromTab(member: Member, sync: Sync): void {
    // What a tab sent of a document that is no longer ours is not ours to send.
    if (sync.kind !== "syncStep1" && !member.asked) return;
    const { reply } = answerSync(sync, this.#doc, member);
    if (reply) {
      member.asked = true;
      member.updates = 0;
      this.#unconfirmed = this.#unconfirmed.filter((each) => each.member !== member);
      give(member, reply);
      give(member, encodeSyncStep1(this.#doc));
      return;
    }
    member.updates += 1;
    // Even if it brought nothing new here: another tab's frame that did may still be under way.
    this.#unconfirmed.push({ member, updates: member.updates, at: this.#sent });
    this.#confirm();
  }

  #confirm(): void {
    const done = this.#unconfirmed.filter(({ at }) => at <= this.#saved);
    if (done.length === 0) return;
    this.#unconfirmed = this.#unconfirmed.filter(({ at }) => at > this.#saved);
    const last = new Map(done.map(({ member, updates }) => [member, updates]));
    for (const [member, updates] of last) give(member, encodeMessage({ t: "saved", updates }));
  }

  #watch(): void {
    this.#doc.on("update", (update: Uint8Array, origin: unknown) => {
      const data = encodeUpdate(update);
      if (origin !== server) {
        // Counted even if the socket is going just now: what was not sent must never be called saved.
        this.#send(data);
        this.#sent += 1;
      }
      for (const member of this.#members.values()) if (member !== origin && member.asked) give(member, data);
    });
  }
}

/** Each tab gets its own copy: a frame is read once. */
function give(member: Member, data: Bytes): void {
  member.handlers.frame(data.slice().buffer);
}

function isHello(text: string): boolean {
  return text.startsWith('{"t":"hello"');
}
