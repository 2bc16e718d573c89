/** A card's document: labels that the room knows, and a checklist whose items are whole (domain/card/schema.ts). */
import * as Y from "yjs";
import {
  type CardSummary,
  type ChecklistItem,
  cardLimits,
  checklistItemSchema,
  checklistRoot,
  isChecklistField,
  labelsRoot,
  summarize,
} from "#domain/card/schema.ts";
import { isId } from "#domain/ids/ids.ts";
import { addedItems } from "#durable/kit/added-items.ts";
import type { DocumentSchema } from "#durable/kit/gate.ts";

const longestDeleted = 10_000;

/** The map of labels. */
export function labelsOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap(labelsRoot);
}

/** The map of items. */
export function checklistOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap(checklistRoot);
}

/** One item, or null if it is none. */
export function readItem(value: unknown): ChecklistItem | null {
  return value instanceof Y.Map ? (checklistItemSchema.safeParse(value.toJSON()).data ?? null) : null;
}

/** What a board shows of it. */
export function summaryOf(doc: Y.Doc): CardSummary {
  const items = [...checklistOf(doc).values()].flatMap((value) => readItem(value) ?? []);
  return summarize(labelsOf(doc).keys(), items);
}

/** In its place, after it was put there. */
function fits(doc: Y.Doc, item: Y.Item): boolean {
  const { content, parentSub } = item;
  const parent = item.parent as unknown;
  if (parentSub === null) return false;
  const value = content instanceof Y.ContentAny ? content.arr[0] : undefined;
  if (parent === labelsOf(doc)) return isId("lbl", parentSub) && value === true;
  if (parent === checklistOf(doc)) {
    return isId("chk", parentSub) && content instanceof Y.ContentType && content.type instanceof Y.Map;
  }
  const ofItem = parent instanceof Y.Map && parent._item?.parent === checklistOf(doc);
  return ofItem && isChecklistField(parentSub, value);
}

/** Whether everything that the transaction touched is whole, and no more than fits. */
function isWhole(doc: Y.Doc, transaction: Y.Transaction): boolean {
  const checklist = checklistOf(doc);
  if (checklist.size > cardLimits.items || labelsOf(doc).size > cardLimits.labels) return false;
  for (const [type, keys] of transaction.changed) {
    const touched: unknown = type;
    if (touched === checklist) {
      for (const key of keys) {
        if (key !== null && checklist.has(key) && !readItem(checklist.get(key))) return false;
      }
    } else if (touched !== labelsOf(doc)) {
      // A field of an item: of one that was deleted meanwhile it does not matter.
      const item = touched instanceof Y.Map ? touched._item : null;
      if (!item) return false;
      if (!item.deleted && !readItem(touched)) return false;
    }
  }
  return true;
}

/** Only labels that `knows` says the room has can be put on; who has one keeps it. */
export function cardSchema(knows: (label: string) => boolean): DocumentSchema {
  return {
    prepare(doc) {
      labelsOf(doc);
      checklistOf(doc);
    },
    allows(struct) {
      if (struct instanceof Y.GC) return struct.length <= longestDeleted;
      if (!(struct instanceof Y.Item)) return false;
      const parent = struct.parent as unknown;
      if (parent === labelsRoot) {
        if (!isId("lbl", struct.parentSub) || !knows(struct.parentSub)) return false;
      } else if (parent === checklistRoot) {
        if (!isId("chk", struct.parentSub)) return false;
      } else if (typeof parent === "string") return false;
      // No parent means: beside something that is there already.
      if (parent === null && !struct.origin && !struct.rightOrigin) return false;
      const { content } = struct;
      if (content instanceof Y.ContentDeleted) return content.len <= longestDeleted;
      if (content instanceof Y.ContentType) return content.type instanceof Y.Map;
      return content instanceof Y.ContentAny && content.arr.length === 1;
    },
    changed(doc, transaction) {
      for (const item of addedItems(transaction)) {
        if (!(item instanceof Y.Item) || item.deleted) continue;
        if (!fits(doc, item)) return null;
      }
      return doc.share.size === 2 && isWhole(doc, transaction) ? ["card"] : null;
    },
  };
}
