// What a client says and hears on the wire of each server: y-websocket's frames, with Hocuspocus' or our own around them.
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { frame, serverMessageSchema, wireVersion } from "#domain/live/wire.ts";

const sync = { step1: 0, step2: 1, update: 2 } as const;
const hocuspocus = { sync: 0, auth: 2, syncReply: 4, status: 8, authenticated: 2 } as const;

export type Heard =
  | { kind: "step1" | "step2" | "update"; bytes: Uint8Array }
  /** Changes acknowledged: so many more, or so many in all. */
  | { kind: "acknowledged"; more: number }
  | { kind: "acknowledgedInAll"; count: number }
  /** Commands whose events these are. */
  | { kind: "commands"; ids: string[] }
  /** We may speak now. */
  | { kind: "admitted" }
  | { kind: "refused"; code: string }
  | { kind: "other" };

export interface Wire {
  /** Sent first; `admitted` follows if `waits`. */
  greeting: Uint8Array | null;
  waits: boolean;
  step1(stateVector: Uint8Array): Uint8Array;
  step2(update: Uint8Array): Uint8Array;
  update(update: Uint8Array): Uint8Array;
  read(bytes: Uint8Array): Heard;
}

function encode(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}

function syncFrames(address: string | null) {
  const framed = (type: number) => (bytes: Uint8Array) =>
    encode((encoder) => {
      if (address !== null) encoding.writeVarString(encoder, address);
      encoding.writeVarUint(encoder, frame.sync);
      encoding.writeVarUint(encoder, type);
      encoding.writeVarUint8Array(encoder, bytes);
    });
  return { step1: framed(sync.step1), step2: framed(sync.step2), update: framed(sync.update) };
}

function readSync(decoder: decoding.Decoder): Heard {
  const type = decoding.readVarUint(decoder);
  const bytes = decoding.readVarUint8Array(decoder);
  return { kind: type === sync.step1 ? "step1" : type === sync.step2 ? "step2" : "update", bytes };
}

/** Our own message as a frame. */
export function say(message: unknown): Uint8Array {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, frame.message);
    encoding.writeVarString(encoder, JSON.stringify(message));
  });
}

function readMessage(decoder: decoding.Decoder): Heard {
  const message = serverMessageSchema.parse(JSON.parse(decoding.readVarString(decoder)));
  if (message.t === "saved") return { kind: "acknowledgedInAll", count: message.updates };
  if (message.t === "events") return { kind: "commands", ids: message.events.map(({ command }) => command) };
  if (message.t === "refused") return { kind: "refused", code: message.refusal.code };
  return { kind: "other" };
}

export const hotgigsWire: Wire = {
  greeting: say({ t: "hello", v: wireVersion, seq: 0, together: true }),
  waits: false,
  ...syncFrames(null),
  read(bytes) {
    const decoder = decoding.createDecoder(bytes);
    const type = decoding.readVarUint(decoder);
    if (type === frame.sync) return readSync(decoder);
    // A move: the order's change, then what is told.
    if (type === frame.together) decoding.readVarUint8Array(decoder);
    return type === frame.message || type === frame.together ? readMessage(decoder) : { kind: "other" };
  },
};

/** Plain y-websocket: ours understands it too. */
export const yWebsocketWire: Wire = { ...hotgigsWire, greeting: null };

/** Every frame starts with the document's name; the first one is a token. */
export function hocuspocusWire(document: string): Wire {
  return {
    greeting: encode((encoder) => {
      encoding.writeVarString(encoder, document);
      encoding.writeVarUint(encoder, hocuspocus.auth);
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarString(encoder, "token");
    }),
    waits: true,
    ...syncFrames(document),
    read(bytes) {
      const decoder = decoding.createDecoder(bytes);
      decoding.readVarString(decoder);
      const type = decoding.readVarUint(decoder);
      if (type === hocuspocus.sync || type === hocuspocus.syncReply) return readSync(decoder);
      if (type === hocuspocus.status) return { kind: "acknowledged", more: decoding.readVarUint(decoder) };
      const admitted = type === hocuspocus.auth && decoding.readVarUint(decoder) === hocuspocus.authenticated;
      return admitted ? { kind: "admitted" } : { kind: "other" };
    },
  };
}
