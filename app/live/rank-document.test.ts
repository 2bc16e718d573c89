import { expect, it } from "vitest";
import * as Y from "yjs";
import { RankDocument } from "./rank-document.ts";

/** A document on an open line to a room that has nothing yet. */
function open() {
  const document = new RankDocument({ changed: () => undefined, send: () => true });
  document.open();
  document.receive({ kind: "syncStep2", update: Y.encodeStateAsUpdate(new Y.Doc()) });
  return document;
}

it("counts what is durable only after the room has answered what the document asked last", () => {
  const document = open();
  document.setRank("one", "a1");
  document.setRank("two", "a2");
  // An edit was refused, the document starts anew; what the room called durable just before is still under way.
  document.reset();
  document.setRank("three", "a3");
  document.confirm(2);
  expect(document.unsaved).toBe(1);
  document.receive({ kind: "syncStep2", update: Y.encodeStateAsUpdate(new Y.Doc()) });
  document.confirm(1);
  expect(document.unsaved).toBe(0);
});

it("asks anew on every line, whatever the one before left unanswered", () => {
  const document = open();
  document.reset();
  document.closed();
  document.open();
  document.setRank("one", "a1");
  document.receive({ kind: "syncStep2", update: Y.encodeStateAsUpdate(new Y.Doc()) });
  document.confirm(1);
  expect(document.unsaved).toBe(0);
});
