/** What a browser takes of a frame (domain/live/frames.ts). What does not parse is null: the caller asks again. */
import * as Y from "yjs";
import {
  type AwarenessText,
  type Bytes,
  encodeSyncStep1 as encodeStep1,
  encodeSyncStep2,
  readFrame,
} from "#domain/live/frames.ts";
import {
  type AwarenessState,
  awarenessStateSchema,
  type ServerMessage,
  serverMessageSchema,
} from "#domain/live/wire.ts";

/** One member's presence as it came; `state` null says that they left. */
export interface PresenceChange {
  client: number;
  state: AwarenessState | null;
}

/** A word about the document: a question, the answer to ours, or a change. */
export type Sync =
  | { kind: "syncStep1"; stateVector: Uint8Array }
  | { kind: "syncStep2" | "update"; update: Uint8Array };

export type Incoming =
  | { kind: "sync"; sync: Sync }
  | { kind: "presence"; changes: PresenceChange[] }
  | { kind: "queryPresence" }
  | { kind: "message"; message: ServerMessage; update: Uint8Array | null };

/** Reads a frame, or null if it is none of ours or broken. A sync frame is left to `answerSync`. */
export function decodeFrame(data: ArrayBuffer): Incoming | null {
  try {
    const [frame] = readFrame(new Uint8Array(data));
    switch (frame.kind) {
      case "syncStep1":
      case "syncStep2":
      case "update":
        return { kind: "sync", sync: frame };
      case "awareness":
        return { kind: "presence", changes: changesOf(frame.entries) };
      case "queryAwareness":
        return { kind: "queryPresence" };
      case "message":
        return readMessage(frame.text, null);
      case "together":
        return readMessage(frame.text, frame.update);
      default:
        return null;
    }
  } catch {
    return null;
  }
}

function readMessage(text: string, update: Uint8Array | null): Incoming | null {
  const parsed = serverMessageSchema.safeParse(JSON.parse(text));
  return parsed.success ? { kind: "message", message: parsed.data, update } : null;
}

function changesOf(entries: readonly AwarenessText[]): PresenceChange[] {
  return entries.flatMap(({ client, text }) => {
    const state = awarenessStateSchema.nullable().safeParse(JSON.parse(text));
    return state.success ? [{ client, state: state.data }] : [];
  });
}

/** "This is what I have; send what I lack." */
export function encodeSyncStep1(doc: Y.Doc): Bytes {
  return encodeStep1(Y.encodeStateVector(doc));
}

export interface SyncAnswer {
  /** The frame to send back, if the protocol asks for one. */
  reply: Bytes | null;
  /** The other side has now told us everything (sync step 2). */
  complete: boolean;
}

/** Answers a question about the document, or applies what came; `origin` marks the change as not ours. */
export function answerSync(sync: Sync, doc: Y.Doc, origin: unknown): SyncAnswer {
  if (sync.kind === "syncStep1") {
    const reply = encodeSyncStep2(Y.encodeStateAsUpdate(doc, sync.stateVector));
    return { reply, complete: false };
  }
  try {
    Y.applyUpdate(doc, sync.update, origin);
  } catch (error) {
    // What listens to the document failed: the line goes on.
    console.error("a change of the document could not be shown", error);
  }
  return { reply: null, complete: sync.kind === "syncStep2" };
}
