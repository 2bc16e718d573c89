import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { encodeAwareness, encodeMessage, encodeTogether, encodeUpdate } from "#domain/live/frames.ts";
import { frame } from "#domain/live/wire.ts";
import { testId } from "./fake-room.ts";
import { answerSync, decodeFrame, encodeSyncStep1 } from "./frames.ts";

const bytes = (...values: number[]) => new Uint8Array(values).buffer;

function ranked(): Y.Doc {
  const doc = new Y.Doc();
  doc.getMap("ranks").set("x", "a1");
  return doc;
}

describe("frames of a room", () => {
  it("reads a document's update", () => {
    const to = new Y.Doc();
    const incoming = decodeFrame(encodeUpdate(Y.encodeStateAsUpdate(ranked())).buffer);
    if (incoming?.kind !== "sync") throw new Error("expected a sync frame");
    expect(answerSync(incoming.sync, to, "remote").reply).toBeNull();
    expect(to.getMap("ranks").get("x")).toBe("a1");
  });

  it("answers a question about the document with what the other side lacks", () => {
    const incoming = decodeFrame(encodeSyncStep1(new Y.Doc()).buffer);
    if (incoming?.kind !== "sync") throw new Error("expected a sync frame");
    const answer = answerSync(incoming.sync, ranked(), "remote");
    expect(answer.reply?.[0]).toBe(frame.sync);
    const back = decodeFrame(answer.reply?.buffer ?? bytes());
    if (back?.kind !== "sync") throw new Error("expected a sync frame");
    const empty = new Y.Doc();
    expect(answerSync(back.sync, empty, "remote").complete).toBe(true);
    expect(empty.getMap("ranks").get("x")).toBe("a1");
  });

  it("reads a change of the order and what is told with it out of one frame", () => {
    const update = Y.encodeStateAsUpdate(ranked());
    const message = { t: "events" as const, events: [] };
    expect(decodeFrame(encodeTogether(update, message).buffer)).toEqual({ kind: "message", message, update });
    expect(decodeFrame(encodeMessage(message).buffer)).toEqual({ kind: "message", message, update: null });
  });

  it("reads presence that the server completed, and drops what is not presence", () => {
    const state = { open: testId("app", 1), dragging: null, user: { id: "usr_1", name: "Ana", hue: 20 } };
    const say = (of: object | null) =>
      decodeFrame(encodeAwareness([{ client: 7, clock: 1, state: of }]).buffer);
    expect(say(state)).toEqual({ kind: "presence", changes: [{ client: 7, state }] });
    expect(say(null)).toEqual({ kind: "presence", changes: [{ client: 7, state: null }] });
    expect(say({ open: null, dragging: null })).toEqual({ kind: "presence", changes: [] });
  });

  it("refuses everything else without throwing", () => {
    expect(decodeFrame(bytes())).toBeNull();
    expect(decodeFrame(bytes(99, 1, 2))).toBeNull();
    expect(decodeFrame(bytes(100, 200))).toBeNull();
    expect(decodeFrame(bytes(101, 1, 0))).toBeNull();
    expect(decodeFrame(encodeMessage({ t: "hello", v: 1, seq: 0 }).buffer)).toBeNull();
  });
});
