/** A card's checklist as its document holds it: read in order, changed field by field, so that two people may at once. */
import { generateKeyBetween } from "fractional-indexing";
import * as Y from "yjs";
import { type ChecklistItem, cardLimits, checklistItemSchema, checklistRoot } from "#domain/card/schema.ts";

export interface ListedItem extends ChecklistItem {
  id: string;
}

const rootOf = (doc: Y.Doc) => doc.getMap<Y.Map<unknown>>(checklistRoot);
const byRank = (a: ListedItem, b: ListedItem) =>
  a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.id < b.id ? -1 : 1;

/** In order. What is not whole (half of it has come) is left out. */
export function readChecklist(doc: Y.Doc): ListedItem[] {
  const items = [...rootOf(doc).entries()].flatMap(([id, value]) => {
    const item = value instanceof Y.Map ? checklistItemSchema.safeParse(value.toJSON()).data : undefined;
    return item ? [{ id, ...item }] : [];
  });
  return items.sort(byRank);
}

export function isFull(items: readonly ListedItem[]): boolean {
  return items.length >= cardLimits.items;
}

/** Adds an item at the end; false if it is empty, or there is no room for it. */
export function addItem(doc: Y.Doc, id: string, text: string): boolean {
  const items = readChecklist(doc);
  const fits = text.trim().slice(0, cardLimits.characters);
  if (fits === "" || isFull(items)) return false;
  putItem(doc, {
    id,
    text: fits,
    done: false,
    assignee: null,
    due: null,
    rank: generateKeyBetween(items.at(-1)?.rank ?? null, null),
  });
  return true;
}

/** Puts an item in, also one that was removed a moment ago. */
export function putItem(doc: Y.Doc, { id, ...fields }: ListedItem): void {
  doc.transact(() => rootOf(doc).set(id, new Y.Map<unknown>(Object.entries(fields))));
}

/** Changes what is different. */
export function changeItem(doc: Y.Doc, id: string, change: Partial<ChecklistItem>): void {
  const item = rootOf(doc).get(id);
  if (!item) return;
  doc.transact(() => {
    for (const [field, value] of Object.entries(change))
      if (item.get(field) !== value) item.set(field, value);
  });
}

export function removeItem(doc: Y.Doc, id: string): void {
  rootOf(doc).delete(id);
}

/** Moves an item by one place; its new place (from 1), or null if there is none. */
export function moveItem(doc: Y.Doc, id: string, by: 1 | -1): number | null {
  const items = readChecklist(doc);
  const from = items.findIndex((item) => item.id === id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= items.length) return null;
  const rest = items.filter((item) => item.id !== id);
  const [before, after] = [rest[to - 1]?.rank ?? null, rest[to]?.rank ?? null];
  // Two that were put at one place at once share a rank: then it goes behind both.
  const room = before !== null && after !== null && before >= after ? null : after;
  changeItem(doc, id, { rank: generateKeyBetween(before, room) });
  return to + 1;
}
