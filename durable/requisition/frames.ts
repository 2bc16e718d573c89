/** What a room takes of a frame (domain/live/frames.ts), strictly: nothing here throws on bad bytes. */
import * as Y from "yjs";
import {
  type AwarenessText,
  encodeSyncStep1 as encodeStep1,
  type Frame,
  readFrame,
} from "#domain/live/frames.ts";
import { limits } from "#domain/live/wire.ts";
import type { RefusalCode } from "#domain/refusal/refusal.ts";

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
    const [frame, more] = readFrame(bytes, mostAwarenessEntries);
    const incoming = taken(frame);
    return more && incoming.kind !== "broken" ? malformed : incoming;
  } catch {
    return malformed;
  }
}

function taken(frame: Frame): Incoming {
  switch (frame.kind) {
    case "syncStep1":
      Y.decodeStateVector(frame.stateVector);
      return frame;
    case "syncStep2":
    case "update":
      return { kind: "update", update: frame.update };
    case "awareness":
      return { kind: "awareness", claims: claimsOf(frame.entries) };
    case "queryAwareness":
    case "message":
      return frame;
    default:
      return { kind: "broken", code: "wire.unknownType" };
  }
}

/** Claims longer than the limit are dropped one by one: an honest y-websocket client echoes everybody's. */
function claimsOf(entries: readonly AwarenessText[]): AwarenessClaim[] {
  return entries
    .filter(({ text }) => text.length <= limits.awarenessBytes)
    .map(({ client, text }) => ({ client, state: JSON.parse(text) }));
}

/** "This is what I have; send what I lack." */
export function encodeSyncStep1(doc: Y.Doc): Uint8Array {
  return encodeStep1(Y.encodeStateVector(doc));
}
