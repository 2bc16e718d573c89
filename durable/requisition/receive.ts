/** What a room does with one frame of one socket. Every refusal is an answer; only a broken wire closes it. */
import { z } from "zod";
import { can } from "#domain/access/access.ts";
import { maskedMessage, seesIds } from "#domain/access/masks.ts";
import { type Id, idSchema } from "#domain/ids/ids.ts";
import {
  type ClientMessage,
  type CloseCode,
  type CommandAnswer,
  clientMessageSchema,
  closeCode,
  limits,
  wireVersion,
} from "#domain/live/wire.ts";
import { type Refusal, type RefusalCode, refuse } from "#domain/refusal/refusal.ts";
import type { AnyCommand } from "#domain/requisition/commands.ts";
import type { RoomCore } from "#durable/requisition/core.ts";
import { decodeFrame, encodeSyncStep1, type Incoming } from "#durable/requisition/frames.ts";
import type { Member } from "#durable/requisition/members.ts";
import type { OpenDocument } from "#durable/requisition/open-document.ts";
import type { Answer } from "#durable/requisition/store.ts";

/** More events than this are not worth sending one by one: the newcomer gets the state. */
const mostCatchUp = 500;
/** Bytes of an answer that cost the asker one token more. */
const bytesPerToken = 32 * 1024;
/** Limits of what an edit may be: each closes the socket with its own code. */
const limitCodes: Partial<Record<RefusalCode, CloseCode>> = {
  "wire.tooLarge": closeCode.tooLarge,
  "document.full": closeCode.documentFull,
};
/** Tokens that a refused update costs: the document may have to be loaded anew. */
const refusedUpdateCost = 20;

/** Handles one frame. Never throws on anything that a client can send. */
export function receiveFrame(
  room: RoomCore,
  member: Member,
  data: ArrayBuffer | ArrayBufferView | string,
): void {
  if (member.closed) return;
  if (!member.bucket.take(1, room.now())) {
    room.members.sendAway(member.user);
    room.expel(member, closeCode.tooMany, "slow down");
    return;
  }
  if (member.expired) {
    member.keep(data);
    return;
  }
  room.leases.look();
  handleFrame(room, member, data);
}

/** The same for a frame that was let in already (and waited for its sender's lease). */
export function handleFrame(
  room: RoomCore,
  member: Member,
  data: ArrayBuffer | ArrayBufferView | string,
): void {
  if (member.closed) return;
  const incoming = decodeFrame(data);
  if (incoming.kind === "broken") {
    broken(room, member, incoming);
    return;
  }
  if (incoming.kind !== "update") member.strikes = 0;
  const document = room.documents.of(member);
  switch (incoming.kind) {
    case "syncStep1":
      syncStep1(document, member, incoming.stateVector);
      break;
    case "update":
      update(room, document, member, incoming.update);
      break;
    case "awareness":
      document.presence.hear(member, incoming.claims, (client) => document.live.owner(client));
      break;
    case "queryAwareness": {
      const everybody = document.presence.everybody(member);
      if (everybody) member.send(everybody);
      break;
    }
    case "message":
      message(room, member, incoming.text);
  }
  room.documents.settle(document);
}

function broken(room: RoomCore, member: Member, { code }: Extract<Incoming, { kind: "broken" }>): void {
  if (code === "wire.tooLarge") {
    room.expel(member, closeCode.tooLarge, "frame too large");
    return;
  }
  member.tell({ t: "refused", id: null, ...refuse(code) });
  strike(room, member, closeCode.malformed);
}

function strike(room: RoomCore, member: Member, code: number): void {
  member.strikes += 1;
  if (member.strikes >= limits.strikes) room.expel(member, code, "three in a row");
}

function syncStep1(document: OpenDocument, member: Member, stateVector: Uint8Array): void {
  if (member.attachment.updates > 0) {
    member.attachment.updates = 0;
    // Else a sleep right now would bring the old count back, and what comes next were called saved too early.
    member.save();
  }
  member.toldReadOnly = false;
  // What is shown must be written: everything that waits goes first.
  document.flush();
  const answer = document.answer(stateVector);
  member.bucket.charge(answer.length / bytesPerToken);
  member.send(answer);
}

function update(room: RoomCore, document: OpenDocument, member: Member, bytes: Uint8Array): void {
  const received = document.receive(member, bytes);
  if (received.ok) {
    member.strikes = 0;
    return;
  }
  if (received.refusal.code === "document.readOnly" && member.attachment.own) {
    tellReadOnly(member, received.refusal);
    return;
  }
  member.bucket.charge(refusedUpdateCost);
  refuseUpdate(room, document, member, received);
}

/** Once, until it asks for the document again: what it typed before it heard of it is no attack. */
function tellReadOnly(member: Member, refusal: Refusal): void {
  if (!member.toldReadOnly) member.tell({ t: "refused", id: null, refusal });
  member.toldReadOnly = true;
}

function refuseUpdate(
  room: RoomCore,
  document: OpenDocument,
  member: Member,
  { refusal }: { refusal: Refusal },
): void {
  const limit = limitCodes[refusal.code];
  if (limit !== undefined) {
    room.expel(member, limit, "over a limit");
    return;
  }
  // Our own client starts its copy anew; others are asked for what they have, and are closed if it stays wrong.
  if (member.attachment.own) member.tell({ t: "refused", id: null, refusal });
  else member.send(encodeSyncStep1(document.live.doc));
  strike(room, member, refusal.code === "wire.malformed" ? closeCode.malformed : closeCode.reset);
}

function message(room: RoomCore, member: Member, text: string): void {
  const parsed = parseMessage(text);
  if (!parsed.ok) {
    member.tell({ t: "refused", id: parsed.id, refusal: parsed.refusal });
    return;
  }
  if (parsed.value.t === "hello") {
    hello(room, member, parsed.value);
    return;
  }
  if (parsed.value.t === "commands") {
    many(room, member, parsed.value.commands);
    return;
  }
  const { command } = parsed.value;
  if (member.attachment.document !== "board") {
    // Facts have one way in; a note's readers may not even see the board.
    member.tell({ t: "refused", id: command.id, ...refuse("access.denied") });
    return;
  }
  const answer = run(room, member, command);
  if (answer.ok) member.tell({ t: "ack", id: command.id, seq: answer.value.seq });
  else member.tell({ t: "refused", id: command.id, refusal: answer.refusal });
}

function many(room: RoomCore, member: Member, commands: readonly AnyCommand[]): void {
  member.bucket.charge(commands.length / limits.batchPerFrame);
  const answers = member.attachment.document === "board" ? runAll(room, member, commands) : null;
  const answer = (id: AnyCommand["id"], at: number): CommandAnswer => {
    const given = answers?.[at] ?? refuse("access.denied");
    return given.ok ? { id, seq: given.value.seq } : { id, refusal: given.refusal };
  };
  member.tell({ t: "answers", answers: commands.map(({ id }, at) => answer(id, at)) });
}

function runAll(room: RoomCore, member: Member, commands: readonly AnyCommand[]): Answer[] {
  try {
    return room.executeAll(member.attachment.grant.actor, commands);
  } catch (error) {
    console.error("many commands failed", error instanceof Error ? error.message : "");
    return commands.map(() => refuse("internal.error"));
  }
}

/** What goes wrong here was rolled back: the sender is told so, and may try again. */
function run(room: RoomCore, member: Member, command: unknown): Answer {
  try {
    return room.execute(member.attachment.grant.actor, command).answer;
  } catch (error) {
    console.error("a command failed", error instanceof Error ? error.message : "");
    return refuse("internal.error");
  }
}

type Parsed = { ok: true; value: ClientMessage } | { ok: false; id: Id<"cmd"> | null; refusal: Refusal };

/** A command that is not even one is still answered by its id, if it has one. */
const commandId = z.object({ t: z.literal("command"), command: z.object({ id: idSchema("cmd") }) });

function parseMessage(text: string): Parsed {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { id: null, ...refuse("wire.malformed") };
  }
  const parsed = clientMessageSchema.safeParse(json);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { id: commandId.safeParse(json).data?.command.id ?? null, ...refuse("input.invalid") };
}

interface Hello {
  v: number;
  seq: number;
  together?: boolean | undefined;
}

function hello(room: RoomCore, member: Member, { v, seq, together = false }: Hello): void {
  if (v !== wireVersion) {
    room.expel(member, closeCode.outdated, "reload the page");
    return;
  }
  const { state } = room.commands;
  const head = room.commands.revision.seq;
  if (!state) {
    room.expel(member, closeCode.missing, "no such room");
    return;
  }
  member.attachment.greeted = true;
  member.attachment.together = together;
  member.save();
  const readOnly = room.mayWrite(member) ? {} : { readOnly: true as const };
  if (member.attachment.document !== "board") {
    member.tell({ t: "welcome", v: wireVersion, seq: 0, ...readOnly });
    room.documents.of(member).warn(member);
    return;
  }
  const { actor } = member.attachment.grant;
  const [maySee, ids] = [can(actor, "candidate.view"), seesIds(actor)];
  const summaries = maySee ? { summaries: room.cards.summaries() } : {};
  const catchUp = seq > 0 && seq <= head && head - seq <= mostCatchUp;
  const about = { t: "welcome" as const, v: wireVersion, seq: head, ...summaries, ...readOnly };
  if (catchUp) {
    const welcome = { ...about, events: room.store.eventsAfter(seq, mostCatchUp) };
    member.tell(ids ? welcome : maskedMessage(welcome));
  } else if (member.attachment.own) member.send(room.welcomes.frame(state, about, ids));
  room.documents.board.warn(member);
}
