/**
 * Frames of a room's socket (wire.ts), bytes to parts and back, for both ends of the line. What the parts mean, and
 * whether they may be said, is not looked at here.
 */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { type ClientMessage, frame, type ServerMessage } from "./wire.ts";

export type Bytes = Uint8Array<ArrayBuffer>;

const sync = { step1: 0, step2: 1, update: 2 } as const;

/** One awareness entry as it came; `text` is JSON, and "null" says that this client left. */
export interface AwarenessText {
  client: number;
  clock: number;
  text: string;
}

export type Frame =
  | { kind: "syncStep1"; stateVector: Uint8Array }
  | { kind: "syncStep2" | "update"; update: Uint8Array }
  | { kind: "awareness"; entries: AwarenessText[] }
  | { kind: "queryAwareness" }
  | { kind: "message"; text: string }
  | { kind: "together"; update: Uint8Array; text: string }
  | { kind: "unknown" };

/** A frame, and whether bytes are left over after it. Throws on bytes that end too early. */
export function readFrame(bytes: Uint8Array, mostEntries = Number.POSITIVE_INFINITY): [Frame, boolean] {
  const decoder = decoding.createDecoder(bytes);
  const read = readParts(decoder, mostEntries);
  return [read, decoding.hasContent(decoder)];
}

function readParts(decoder: decoding.Decoder, mostEntries: number): Frame {
  switch (decoding.readVarUint(decoder)) {
    case frame.sync:
      return readSync(decoder);
    case frame.awareness:
      return { kind: "awareness", entries: readAwareness(decoding.readVarUint8Array(decoder), mostEntries) };
    case frame.queryAwareness:
      return { kind: "queryAwareness" };
    case frame.message:
      return { kind: "message", text: decoding.readVarString(decoder) };
    case frame.together: {
      const update = decoding.readVarUint8Array(decoder);
      return { kind: "together", update, text: decoding.readVarString(decoder) };
    }
    default:
      return { kind: "unknown" };
  }
}

function readSync(decoder: decoding.Decoder): Frame {
  const type = decoding.readVarUint(decoder);
  const bytes = decoding.readVarUint8Array(decoder);
  if (type === sync.step1) return { kind: "syncStep1", stateVector: bytes };
  if (type === sync.step2) return { kind: "syncStep2", update: bytes };
  return type === sync.update ? { kind: "update", update: bytes } : { kind: "unknown" };
}

function readAwareness(bytes: Uint8Array, most: number): AwarenessText[] {
  const decoder = decoding.createDecoder(bytes);
  const count = decoding.readVarUint(decoder);
  if (count > most) throw new RangeError("too many awareness entries");
  const entries: AwarenessText[] = [];
  for (let at = 0; at < count; at += 1) {
    const client = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    entries.push({ client, clock, text: decoding.readVarString(decoder) });
  }
  return entries;
}

function encode(write: (encoder: encoding.Encoder) => void): Bytes {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder) as Bytes;
}

function encodeSync(type: number, bytes: Uint8Array): Bytes {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, frame.sync);
    encoding.writeVarUint(encoder, type);
    encoding.writeVarUint8Array(encoder, bytes);
  });
}

/** "This is what I have; send what I lack." */
export function encodeSyncStep1(stateVector: Uint8Array): Bytes {
  return encodeSync(sync.step1, stateVector);
}

/** The answer to a sync step 1: everything that the other side lacks. */
export function encodeSyncStep2(update: Uint8Array): Bytes {
  return encodeSync(sync.step2, update);
}

/** One change of the document. */
export function encodeUpdate(update: Uint8Array): Bytes {
  return encodeSync(sync.update, update);
}

/** Our own message. Only on sockets that negotiated our subprotocol. */
export function encodeMessage(message: ClientMessage | ServerMessage): Bytes {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, frame.message);
    encoding.writeVarString(encoder, JSON.stringify(message));
  });
}

/** A change of the document and what it comes with, as one frame. Only to sockets whose hello said `together`. */
export function encodeTogether(update: Uint8Array, message: ServerMessage): Bytes {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, frame.together);
    encoding.writeVarUint8Array(encoder, update);
    encoding.writeVarString(encoder, JSON.stringify(message));
  });
}

/** What is said of these clients; a `state` of null says that the client left. */
export function encodeAwareness(
  entries: readonly { client: number; clock: number; state: object | null }[],
): Bytes {
  const inner = encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length);
    for (const { client, clock, state } of entries) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, JSON.stringify(state));
    }
  });
  return encode((encoder) => {
    encoding.writeVarUint(encoder, frame.awareness);
    encoding.writeVarUint8Array(encoder, inner);
  });
}
