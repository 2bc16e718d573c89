/** Frames of a room's socket (domain/live/wire.ts), in and out. What does not parse is null: the caller asks again. */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as sync from "y-protocols/sync";
import type * as Y from "yjs";
import {
  type AwarenessState,
  awarenessStateSchema,
  type ClientMessage,
  frame,
  type Presence,
  type ServerMessage,
  serverMessageSchema,
} from "#domain/live/wire.ts";

export type Bytes = Uint8Array<ArrayBuffer>;

/** One member's presence as it came; `state` null says that they left. */
export interface PresenceChange {
  client: number;
  state: AwarenessState | null;
}

export type Incoming =
  | { kind: "sync"; decoder: decoding.Decoder }
  | { kind: "presence"; changes: PresenceChange[] }
  | { kind: "queryPresence" }
  | { kind: "message"; message: ServerMessage };

function encode(write: (encoder: encoding.Encoder) => void): Bytes {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder) as Bytes;
}

/** Our own message as one frame. */
export function encodeMessage(message: ClientMessage): Bytes {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, frame.message);
    encoding.writeVarString(encoder, JSON.stringify(message));
  });
}

/** A message as the room would send it, for a tab whose socket another tab has. */
export function encodeServerMessage(message: ServerMessage): Bytes {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, frame.message);
    encoding.writeVarString(encoder, JSON.stringify(message));
  });
}

/** "This is what I have; send what I lack." */
export function encodeSyncStep1(doc: Y.Doc): Bytes {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, frame.sync);
    sync.writeSyncStep1(encoder, doc);
  });
}

/** One change of the document. */
export function encodeUpdate(update: Uint8Array): Bytes {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, frame.sync);
    sync.writeUpdate(encoder, update);
  });
}

/** What I look at; null when I leave. The server adds who I am. */
export function encodePresence(client: number, clock: number, state: Presence | null): Bytes {
  const inner = encode((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, JSON.stringify(state));
  });
  return encode((encoder) => {
    encoding.writeVarUint(encoder, frame.awareness);
    encoding.writeVarUint8Array(encoder, inner);
  });
}

/** Others' presence, as the room tells it. */
export function encodePeople(changes: readonly PresenceChange[]): Bytes {
  const inner = encode((encoder) => {
    encoding.writeVarUint(encoder, changes.length);
    for (const { client, state } of changes) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarString(encoder, JSON.stringify(state));
    }
  });
  return encode((encoder) => {
    encoding.writeVarUint(encoder, frame.awareness);
    encoding.writeVarUint8Array(encoder, inner);
  });
}

function readPresence(update: Uint8Array): PresenceChange[] {
  const decoder = decoding.createDecoder(update);
  const changes: PresenceChange[] = [];
  for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
    const client = decoding.readVarUint(decoder);
    decoding.readVarUint(decoder);
    const state = awarenessStateSchema.nullable().safeParse(JSON.parse(decoding.readVarString(decoder)));
    if (state.success) changes.push({ client, state: state.data });
  }
  return changes;
}

/** Reads a frame, or null if it is none of ours or broken. A sync frame is left to `answerSync`. */
export function decodeFrame(data: ArrayBuffer): Incoming | null {
  try {
    const decoder = decoding.createDecoder(new Uint8Array(data));
    switch (decoding.readVarUint(decoder)) {
      case frame.sync:
        return { kind: "sync", decoder };
      case frame.awareness:
        return { kind: "presence", changes: readPresence(decoding.readVarUint8Array(decoder)) };
      case frame.queryAwareness:
        return { kind: "queryPresence" };
      case frame.message: {
        const parsed = serverMessageSchema.safeParse(JSON.parse(decoding.readVarString(decoder)));
        return parsed.success ? { kind: "message", message: parsed.data } : null;
      }
      default:
        return null;
    }
  } catch {
    return null;
  }
}

export interface SyncAnswer {
  /** The frame to send back, if the protocol asks for one. */
  reply: Bytes | null;
  /** The other side has now told us everything (sync step 2). */
  complete: boolean;
  /** The other side asked, and we answered with what it lacks. */
  answered: boolean;
}

/** Applies a sync frame to the document; `origin` marks the change as not ours. */
export function answerSync(decoder: decoding.Decoder, doc: Y.Doc, origin: unknown): SyncAnswer {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, frame.sync);
  const type = sync.readSyncMessage(decoder, encoder, doc, origin);
  const reply = encoding.length(encoder) > 1 ? (encoding.toUint8Array(encoder) as Bytes) : null;
  return {
    reply,
    complete: type === sync.messageYjsSyncStep2,
    answered: type === sync.messageYjsSyncStep1 && reply !== null,
  };
}
