/**
 * The wire of a room: y-websocket's frames (sync 0, awareness 1, query awareness 3) plus our own messages as
 * frame type 100 holding one JSON string. Only sockets that negotiated our subprotocol get type 100. One whose hello says
 * `together` gets a change of the document and the message that belongs to it as one frame, type 101: the update, then the
 * JSON string (a move is both: the order changes, and a fact is told).
 */
import { z } from "zod";
import { inboxEntrySchema } from "../announcement/schema.ts";
import { cardSummarySchema } from "../card/schema.ts";
import { idSchema } from "../ids/ids.ts";
import { refusalSchema } from "../refusal/refusal.ts";
import { anyCommandSchema } from "../requisition/commands.ts";
import { roomEventSchema } from "../requisition/events.ts";
import { roomStateSchema } from "../requisition/schema.ts";

export const wireVersion = 1;
export const subprotocol = "hotgigs.v1";
/** A candidate's link token travels as a second subprotocol entry, never in the URL. */
export const tokenProtocolPrefix = "token.";

export const frame = { sync: 0, awareness: 1, queryAwareness: 3, message: 100, together: 101 } as const;

export const limits = {
  /** Bytes of one frame. */
  frameBytes: 256 * 1024,
  /** Frames a second that a socket may send on average, and at once. */
  framesPerSecond: 60,
  frameBurst: 200,
  /** Milliseconds for which somebody who was cut off for a flood is not let in again. Our own clients take longer. */
  floodAwayMs: 4_000,
  /** Commands in one message; so many of them cost as much as one frame. */
  batchCommands: 500,
  batchPerFrame: 5,
  /** Malformed or refused updates in a row before the socket is closed. */
  strikes: 3,
  socketsPerRoom: 200,
  socketsPerUser: 20,
  awarenessBytes: 1024,
  documentSoftBytes: 1024 * 1024,
  documentHardBytes: 4 * 1024 * 1024,
} as const;

/** Close codes. A client reconnects on any other code; on these it does what is said. */
export const closeCode = {
  /** Broken wire three times: reload the document, then come back slowly. */
  malformed: 4400,
  /** Sign in again. */
  sessionEnded: 4401,
  /** Access was taken away: leave the page. */
  accessRemoved: 4403,
  missing: 4404,
  /** The lease ran out and could not be renewed: come back, to be authorised afresh. */
  leaseEnded: 4408,
  /** Forget the local document and load it again. */
  reset: 4409,
  /** A frame, or a change in it, that is larger than any may be: what it held is not kept. */
  tooLarge: 4413,
  /** The client is too old: reload the page. */
  outdated: 4426,
  /** Slow down: come back after a while. */
  tooMany: 4429,
  /** As many sockets as a room takes are open: come back after a while. */
  roomFull: 4430,
  /** This person has as many sockets to this room as one may have: close another tab, come back after a while. */
  tooManyTabs: 4431,
  /** The document is at its hard limit: what was sent last is not kept; only deleting makes room. */
  documentFull: 4507,
} as const;
export type CloseCode = (typeof closeCode)[keyof typeof closeCode];
/** After these a client does not come back by itself. */
export const finalCloseCodes: readonly number[] = [
  closeCode.sessionEnded,
  closeCode.accessRemoved,
  closeCode.missing,
  closeCode.outdated,
];

/** A place in a Yjs document, as Yjs writes it (RelativePosition). */
const yjsIdSchema = z.object({ client: z.number().int(), clock: z.number().int() });
const placeSchema = z.object({
  type: yjsIdSchema.nullish(),
  tname: z.string().max(20).nullish(),
  item: yjsIdSchema.nullish(),
  assoc: z.number().int().optional(),
});

/** What a member says of themselves: which card they have open, which one they are dragging; where they write. */
export const presenceSchema = z.object({
  open: idSchema("app").nullable().default(null),
  dragging: idSchema("app").nullable().default(null),
  /** The stage at the left edge of what they see of the board: for who follows them. */
  at: idSchema("stg").nullish(),
  /** In a note: their selection, as y-prosemirror says it. */
  cursor: z.object({ anchor: placeSchema, head: placeSchema }).nullish(),
});
export type Presence = z.infer<typeof presenceSchema>;

/** What everybody sees of a member: the server makes `user` from the session. */
export const awarenessStateSchema = presenceSchema.extend({
  user: z.object({ id: z.string(), name: z.string(), hue: z.number().int().min(0).max(359) }),
});
export type AwarenessState = z.infer<typeof awarenessStateSchema>;

export const clientMessageSchema = z.discriminatedUnion("t", [
  /** First frame: the last event that the client has, 0 for none. Answered with `welcome`. */
  z.object({
    t: z.literal("hello"),
    v: z.number().int(),
    seq: z.number().int().nonnegative(),
    /** Understands frames of type 101. */
    together: z.boolean().optional(),
  }),
  /** The command's inside is parsed apart, so that a bad one gets an answer with its id. */
  z.object({ t: z.literal("command"), command: anyCommandSchema }),
  /** Many at once, done in order, each with an answer of its own; all of them come as one `answers`. */
  z.object({
    t: z.literal("commands"),
    commands: z.array(anyCommandSchema).min(1).max(limits.batchCommands),
  }),
]);
export type ClientMessage = z.infer<typeof clientMessageSchema>;

/** A command's answer: the last event that it made, or why not. */
export const commandAnswerSchema = z.union([
  z.object({ id: idSchema("cmd"), seq: z.number().int().nonnegative() }),
  z.object({ id: idSchema("cmd"), refusal: refusalSchema }),
]);
export type CommandAnswer = z.infer<typeof commandAnswerSchema>;

/** What waits on a client's change: told to sender only. */
export const serverMessageSchema = z.discriminatedUnion("t", [
  /** `state` is sent when the client's seq cannot be caught up with events; else `events` follow from it. */
  z.object({
    t: z.literal("welcome"),
    v: z.number().int(),
    seq: z.number().int().nonnegative(),
    state: roomStateSchema.optional(),
    events: z.array(roomEventSchema).optional(),
    /** On the board: labels and checklists of all cards that have any. */
    summaries: z.record(idSchema("app"), cardSummarySchema).optional(),
    /** Whether this document's edits by this socket will be refused. Said when it is so. */
    readOnly: z.literal(true).optional(),
  }),
  z.object({ t: z.literal("events"), events: z.array(roomEventSchema) }),
  /** The command is durable; `seq` is the last event that it made, or the room's seq if it made none. */
  z.object({ t: z.literal("ack"), id: idSchema("cmd"), seq: z.number().int().nonnegative() }),
  /** What `ack` and `refused` say, for every command of one message, in order. */
  z.object({ t: z.literal("answers"), answers: z.array(commandAnswerSchema) }),
  z.object({ t: z.literal("refused"), id: idSchema("cmd").nullable(), refusal: refusalSchema }),
  /**
   * Durable are the first `updates` frames with changes (sync step 2 and update, even if they brought nothing new)
   * that this socket sent after its last sync step 1.
   */
  z.object({ t: z.literal("saved"), updates: z.number().int().nonnegative() }),
  /** A card's labels or checklist are others now. */
  z.object({ t: z.literal("summary"), application: idSchema("app"), summary: cardSummarySchema }),
  /** A card's face changed: fetch it. */
  z.object({ t: z.literal("face"), application: idSchema("app"), version: z.number().int() }),
  /** This document is over its soft limit: told once to a socket that may write. Beyond `most` edits are refused. */
  z.object({ t: z.literal("nearlyFull"), bytes: z.number().int(), most: z.number().int() }),
]);
export type ServerMessage = z.infer<typeof serverMessageSchema>;

/** The candidate's socket: JSON text frames, server to client only (besides "ping"). */
export const inboxMessageSchema = z.discriminatedUnion("t", [
  z.object({ t: z.literal("entries"), v: z.number().int(), entries: z.array(inboxEntrySchema) }),
  /** The link was revoked or the page is gone. */
  z.object({ t: z.literal("ended") }),
]);
export type InboxMessage = z.infer<typeof inboxMessageSchema>;
/** The candidate's page says what it has: the highest seq it knows of this application. */
export const inboxHelloSchema = z.object({
  t: z.literal("hello"),
  v: z.number().int(),
  seq: z.number().int().nonnegative(),
});

/** The organization's socket (lists): JSON text frames, server to client only. */
export const organizationMessageSchema = z.discriminatedUnion("t", [
  z.object({
    t: z.literal("presence"),
    /** requisition → who has its board open. */
    rooms: z.record(
      z.string(),
      z.array(z.object({ id: z.string(), name: z.string(), hue: z.number().int() })),
    ),
  }),
  /** D1 has news of this requisition: load again. */
  z.object({ t: z.literal("changed"), requisition: idSchema("req") }),
  /** How many notices (mentions) this person has not seen. Told again whenever their list is another. */
  z.object({ t: z.literal("notices"), unseen: z.number().int().nonnegative() }),
]);
export type OrganizationMessage = z.infer<typeof organizationMessageSchema>;
