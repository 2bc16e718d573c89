/** Frames of a room's socket (domain/live/wire.ts): bytes to values and back. Nothing here throws on bad bytes. */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { type AwarenessState, frame, limits, type ServerMessage } from "#domain/live/wire.ts";
import type { RefusalCode } from "#domain/refusal/refusal.ts";

const sync = { step1: 0, step2: 1, update: 2 } as const;
const mostAwarenessEntries = 1_000;

/** What a client says of one awareness id; `state` null says that it left. */
export interface AwarenessClaim {
  client: number;
  state: unknown;
}

export type Incoming =
  | { kind: "syncStep1"; stateVector: Uint8Array }
  | { kind: "update"; update: Uint8Array }
  | { kind: "awareness"; claims: AwarenessClaim[] }
  | { kind: "queryAwareness" }
  | { kind: "message"; text: string }
  | { kind: "broken"; code: RefusalCode };

const malformed: Incoming = { kind: "broken", code: "wire.malformed" };

/** Reads one frame. Text, trailing bytes and whatever does not parse are `broken`. */
export function decodeFrame(data: ArrayBuffer | ArrayBufferView | string): Incoming {
  if (typeof data === "string") return malformed;
  const bytes = ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
  if (bytes.length > limits.frameBytes) return { kind: "broken", code: "wire.tooLarge" };
  try {
    const decoder = decoding.createDecoder(bytes);
    const incoming = read(decoder);
    return decoding.hasContent(decoder) && incoming.kind !== "broken" ? malformed : incoming;
  } catch {
    return malformed;
  }
}

function read(decoder: decoding.Decoder): Incoming {
  switch (decoding.readVarUint(decoder)) {
    case frame.sync:
      return readSync(decoder);
    case frame.awareness:
      return { kind: "awareness", claims: readClaims(decoding.readVarUint8Array(decoder)) };
    case frame.queryAwareness:
      return { kind: "queryAwareness" };
    case frame.message:
      return { kind: "message", text: decoding.readVarString(decoder) };
    default:
      return { kind: "broken", code: "wire.unknownType" };
  }
}

function readSync(decoder: decoding.Decoder): Incoming {
  const type = decoding.readVarUint(decoder);
  const bytes = decoding.readVarUint8Array(decoder);
  if (type === sync.step1) {
    Y.decodeStateVector(bytes);
    return { kind: "syncStep1", stateVector: bytes };
  }
  if (type === sync.step2 || type === sync.update) return { kind: "update", update: bytes };
  return { kind: "broken", code: "wire.unknownType" };
}

/** Claims longer than the limit are dropped one by one: an honest y-websocket client echoes everybody's. */
function readClaims(update: Uint8Array): AwarenessClaim[] {
  const decoder = decoding.createDecoder(update);
  const count = decoding.readVarUint(decoder);
  if (count > mostAwarenessEntries) throw new RangeError("too many awareness entries");
  const claims: AwarenessClaim[] = [];
  for (let at = 0; at < count; at += 1) {
    const client = decoding.readVarUint(decoder);
    decoding.readVarUint(decoder);
    const text = decoding.readVarString(decoder);
    if (text.length <= limits.awarenessBytes) claims.push({ client, state: JSON.parse(text) });
  }
  return claims;
}

function encode(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}

function encodeSync(type: number, bytes: Uint8Array): Uint8Array {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, frame.sync);
    encoding.writeVarUint(encoder, type);
    encoding.writeVarUint8Array(encoder, bytes);
  });
}

/** "This is what I have; send what I lack." */
export function encodeSyncStep1(doc: Y.Doc): Uint8Array {
  return encodeSync(sync.step1, Y.encodeStateVector(doc));
}

/** The answer to a sync step 1: everything that the other side lacks. */
export function encodeSyncStep2(doc: Y.Doc, stateVector: Uint8Array): Uint8Array {
  return encodeSync(sync.step2, Y.encodeStateAsUpdate(doc, stateVector));
}

export function encodeUpdate(update: Uint8Array): Uint8Array {
  return encodeSync(sync.update, update);
}

/** Our own message. Only for sockets that negotiated our subprotocol. */
export function encodeMessage(message: ServerMessage): Uint8Array {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, frame.message);
    encoding.writeVarString(encoder, JSON.stringify(message));
  });
}

export interface AwarenessEntry {
  client: number;
  /** Grows with every word about this client; the server counts it. */
  clock: number;
  state: AwarenessState | null;
}

/** What everybody may know of these members. */
export function encodeAwareness(entries: readonly AwarenessEntry[]): Uint8Array {
  const update = encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length);
    for (const { client, clock, state } of entries) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, JSON.stringify(state));
    }
  });
  return encode((encoder) => {
    encoding.writeVarUint(encoder, frame.awareness);
    encoding.writeVarUint8Array(encoder, update);
  });
}
