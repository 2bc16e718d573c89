import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { frame } from "#domain/live/wire.ts";
import { testId } from "./fake-room.ts";
import {
  answerSync,
  decodeFrame,
  encodeMessage,
  encodePresence,
  encodeSyncStep1,
  encodeUpdate,
} from "./frames.ts";

const bytes = (...values: number[]) => new Uint8Array(values).buffer;

describe("frames of a room", () => {
  it("reads a document's update", () => {
    const [from, to] = [new Y.Doc(), new Y.Doc()];
    from.getMap("ranks").set("x", "a1");
    const incoming = decodeFrame(encodeUpdate(Y.encodeStateAsUpdate(from)).buffer);
    if (incoming?.kind !== "sync") throw new Error("expected a sync frame");
    expect(answerSync(incoming.decoder, to, "remote").reply).toBeNull();
    expect(to.getMap("ranks").get("x")).toBe("a1");
  });

  it("answers a question about the document with what the other side lacks", () => {
    const doc = new Y.Doc();
    doc.getMap("ranks").set("x", "a1");
    const incoming = decodeFrame(encodeSyncStep1(new Y.Doc()).buffer);
    if (incoming?.kind !== "sync") throw new Error("expected a sync frame");
    const answer = answerSync(incoming.decoder, doc, "remote");
    expect(answer.answered).toBe(true);
    expect(answer.reply?.[0]).toBe(frame.sync);
  });

  it("reads presence that the server completed, and drops what is not presence", () => {
    const state = { open: testId("app", 1), dragging: null, user: { id: "usr_1", name: "Ana", hue: 20 } };
    const sent = encodePresence(7, 1, state as never);
    expect(decodeFrame(sent.buffer)).toEqual({ kind: "presence", changes: [{ client: 7, state }] });
    expect(decodeFrame(encodePresence(7, 2, null).buffer)).toEqual({
      kind: "presence",
      changes: [{ client: 7, state: null }],
    });
    expect(decodeFrame(encodePresence(7, 2, { open: null, dragging: null }).buffer)).toEqual({
      kind: "presence",
      changes: [],
    });
  });

  it("refuses everything else without throwing", () => {
    expect(decodeFrame(bytes())).toBeNull();
    expect(decodeFrame(bytes(99, 1, 2))).toBeNull();
    expect(decodeFrame(bytes(100, 200))).toBeNull();
    expect(decodeFrame(encodeMessage({ t: "hello", v: 1, seq: 0 }).buffer)).toBeNull();
  });
});
