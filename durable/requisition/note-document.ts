/** A note: one XML fragment with the nodes and marks that domain/note knows, as y-prosemirror writes it. */
import * as Y from "yjs";
import {
  isNoteAttribute,
  isNoteMark,
  isNoteNode,
  noteLimits,
  noteMention,
  noteRoot,
} from "#domain/note/schema.ts";
import { addedItems } from "#durable/kit/added-items.ts";
import type { DocumentSchema } from "#durable/kit/gate.ts";

/** Text that was written and deleted before it came here arrives as one struct. */
const longestDeleted = 200_000;
const longestString = 100_000;

/** What `changed` names when somebody was mentioned, or is no more. */
export const mentionsKey = "mentions";

/** The fragment that holds a note. */
export function bodyOf(doc: Y.Doc): Y.XmlFragment {
  return doc.getXmlFragment(noteRoot);
}

const isPrimitive = (value: unknown) =>
  value === null || typeof value === "boolean" || typeof value === "number" || typeof value === "string";

/** By itself: what it may be at all, wherever it stands. */
function allowsContent(content: Y.Item["content"]): boolean {
  if (content instanceof Y.ContentDeleted) return content.len <= longestDeleted;
  if (content instanceof Y.ContentString) return content.str.length <= longestString;
  if (content instanceof Y.ContentFormat) return isNoteMark(content.key, content.value);
  if (content instanceof Y.ContentAny) return content.arr.length === 1 && isPrimitive(content.arr[0]);
  if (!(content instanceof Y.ContentType)) return false;
  const { type } = content;
  return type instanceof Y.XmlText || (type instanceof Y.XmlElement && isNoteNode(type.nodeName));
}

/** In its place, after it was put there. */
function fits(body: Y.XmlFragment, item: Y.Item): boolean {
  const parent = item.parent as unknown;
  const { content, parentSub } = item;
  if (!isWithin(body, parent)) return false;
  if (parent instanceof Y.XmlText) {
    const isText = content instanceof Y.ContentString || content instanceof Y.ContentFormat;
    return parentSub === null && isText;
  }
  if (parentSub !== null) {
    const value = content instanceof Y.ContentAny ? content.arr[0] : undefined;
    return parent instanceof Y.XmlElement && isNoteAttribute(parent.nodeName, parentSub, value);
  }
  if (!(content instanceof Y.ContentType)) return false;
  return content.type instanceof Y.XmlElement || parent !== body;
}

/** Whether a type lies in the body, and not too deep. */
function isWithin(body: Y.XmlFragment, type: unknown): boolean {
  let at: unknown = type;
  for (let depth = 0; depth <= noteLimits.depth; depth += 1) {
    if (at === body) return true;
    at = at instanceof Y.AbstractType ? at._item?.parent : undefined;
  }
  return false;
}

const isMention = (type: unknown): type is Y.XmlElement =>
  type instanceof Y.XmlElement && type.nodeName === noteMention;

/** Whether an item is a mention, or says whom one means. */
function isOfMention(struct: Y.Item | Y.GC): boolean {
  if (!(struct instanceof Y.Item)) return false;
  if (struct.content instanceof Y.ContentType && isMention(struct.content.type)) return true;
  return isMention(struct.parent);
}

function deletesMention(transaction: Y.Transaction): boolean {
  let found = false;
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    found ||= isOfMention(struct);
  });
  return found;
}

/** Who stands in a note: member → the client that wrote it (of several the first in the text). */
export function mentionsOf(doc: Y.Doc): Map<string, number> {
  const found = new Map<string, number>();
  for (const node of bodyOf(doc).createTreeWalker(isMention)) {
    const id: unknown = isMention(node) ? node.getAttribute("id") : null;
    const client = node._item?.id.client;
    if (typeof id === "string" && client !== undefined && !found.has(id)) found.set(id, client);
  }
  return found;
}

/** Characters that can be read. */
function countCharacters(type: Y.XmlFragment): number {
  let count = 0;
  for (const child of type.createTreeWalker((node) => node instanceof Y.XmlText)) {
    if (child instanceof Y.XmlText) count += child.length;
  }
  return count;
}

/** One for each document: it counts the characters that came, and looks closer only when they may be too many. */
export function noteSchema(): DocumentSchema {
  const atMost = new WeakMap<Y.Doc, number>();
  return {
    prepare(doc) {
      bodyOf(doc);
    },
    allows(struct) {
      if (struct instanceof Y.GC) return struct.length <= longestDeleted;
      if (!(struct instanceof Y.Item)) return false;
      const parent = struct.parent as unknown;
      if (typeof parent === "string" && (parent !== noteRoot || struct.parentSub !== null)) return false;
      // No parent means: beside something that is there already.
      if (parent === null && !struct.origin && !struct.rightOrigin) return false;
      return allowsContent(struct.content);
    },
    changed(doc, transaction) {
      const body = bodyOf(doc);
      let characters = atMost.get(doc) ?? countCharacters(body);
      let mentions = deletesMention(transaction);
      for (const item of addedItems(transaction)) {
        if (!(item instanceof Y.Item) || item.deleted) continue;
        if (!fits(body, item)) return null;
        mentions ||= isOfMention(item);
        if (item.content instanceof Y.ContentString) characters += item.content.str.length;
      }
      if (characters > noteLimits.characters) characters = countCharacters(body);
      if (characters > noteLimits.characters) return null;
      atMost.set(doc, characters);
      if (doc.share.size !== 1) return null;
      return mentions ? [mentionsKey] : [];
    },
  };
}
