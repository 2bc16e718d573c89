import { expect, test } from "vitest";
import * as Y from "yjs";
import { newId } from "#domain/ids/ids.ts";
import { addItem, changeItem, moveItem, putItem, readChecklist, removeItem } from "./checklist.ts";
import { dayWords, todayOf } from "./day.ts";

function listOf(...texts: string[]): Y.Doc {
  const doc = new Y.Doc();
  for (const text of texts) addItem(doc, newId("chk"), text);
  return doc;
}
const texts = (doc: Y.Doc) => readChecklist(doc).map(({ text }) => text);
const idOf = (doc: Y.Doc, text: string) => readChecklist(doc).find((item) => item.text === text)?.id ?? "";

test("items are added at the end, moved by one place, and keep their order for everybody", () => {
  const doc = listOf("a", "b", "c");
  expect(moveItem(doc, idOf(doc, "c"), -1)).toBe(2);
  expect(moveItem(doc, idOf(doc, "a"), -1)).toBeNull();
  expect(texts(doc)).toEqual(["a", "c", "b"]);
  expect(moveItem(doc, idOf(doc, "a"), 1)).toBe(2);
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  expect(texts(other)).toEqual(["c", "a", "b"]);
  expect(addItem(doc, newId("chk"), "  ")).toBe(false);
});

test("two people change two fields of one item, and neither is lost", () => {
  const [one, two] = [listOf("call"), new Y.Doc()];
  Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
  const id = idOf(one, "call");
  changeItem(one, id, { done: true });
  changeItem(two, id, { due: "2026-12-01" });
  Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
  expect(readChecklist(two)).toMatchObject([{ done: true, due: "2026-12-01" }]);
});

test("what was removed can be put back as it was", () => {
  const doc = listOf("a", "b");
  const [first] = readChecklist(doc);
  if (!first) throw new Error("no item");
  removeItem(doc, first.id);
  expect(texts(doc)).toEqual(["b"]);
  putItem(doc, first);
  expect(texts(doc)).toEqual(["a", "b"]);
});

test("a day stays the same day in every zone", () => {
  expect(todayOf(new Date(2026, 10, 3, 23, 59))).toBe("2026-11-03");
  expect(dayWords("2026-11-03", "2026-11-23")).toMatch(/3/);
  expect(dayWords("2027-11-03", "2026-11-23")).toMatch(/2027/);
});
