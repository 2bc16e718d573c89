/** The documents of a session: how each is read, and what an honest program writes into it. */
import * as Y from "yjs";
import { checklistRoot, labelsRoot } from "#domain/card/schema.ts";
import { canonicalJson } from "#domain/event/schema.ts";
import { newId } from "#domain/ids/ids.ts";
import type { Random } from "./link.ts";

export interface Copy {
  /** Its name, as it stands in the path. */
  document: string;
  /** A word that stands in what is written here, and nowhere else. */
  mark: string;
  edit(doc: Y.Doc, application: string, word: string, random: Random): void;
  content(doc: Y.Doc): string;
}

export const boardCopy: Copy = {
  document: "board",
  mark: "",
  edit: (doc, application, rank) => void doc.getMap("ranks").set(application, rank),
  content: (doc) => canonicalJson(doc.getMap("ranks").toJSON()),
};

/** A note that is written as an editor writes it: each edit is one update. */
export function noteCopy(document: string, mark: string): Copy {
  return {
    document,
    mark,
    edit: (doc, _application, word, random) => {
      const body = doc.getXmlFragment("body");
      doc.transact(() => write(body, `${mark} ${word} `, random));
    },
    content: (doc) => doc.getXmlFragment("body").toString(),
  };
}

/** A card's labels and checklist: items come whole, and one field of them changes at a time. */
export function cardCopy(document: string, mark: string): Copy {
  return {
    document,
    mark,
    edit: (doc, _application, word, random) => {
      const checklist = doc.getMap<Y.Map<unknown>>(checklistRoot);
      doc.transact(() => tick(checklist, `${mark} ${word}`, word, random));
    },
    content: (doc) => canonicalJson([doc.getMap(labelsRoot).toJSON(), doc.getMap(checklistRoot).toJSON()]),
  };
}

function tick(checklist: Y.Map<Y.Map<unknown>>, text: string, rank: string, random: Random): void {
  const keys = [...checklist.keys()];
  const key = keys[random(Math.max(1, keys.length))];
  const item = key === undefined ? undefined : checklist.get(key);
  const what = random(10);
  if (key === undefined || item === undefined || (what < 3 && keys.length < longestList)) {
    const fields = Object.entries({ text, done: false, assignee: null, due: null, rank });
    checklist.set(newId("chk"), new Y.Map<unknown>(fields));
  } else if (what < 6) item.set("done", random(2) === 0);
  else if (what < 7) item.set("text", text);
  else if (what < 8) item.set("due", random(2) === 0 ? null : "2027-01-31");
  else if (what < 9) item.set("rank", rank);
  else checklist.delete(key);
}

const longestList = 20;
const longestNote = 30;

function write(body: Y.XmlFragment, words: string, random: Random): void {
  const block = body.length > 0 ? body.get(random(body.length)) : null;
  const text = block instanceof Y.XmlElement ? block.get(0) : null;
  const what = random(12);
  if (!(text instanceof Y.XmlText) || !(block instanceof Y.XmlElement) || what < 3)
    append(body, words, random);
  else if (what < 7) text.insert(random(text.length + 1), words);
  else if (what < 9 && text.length > 0) {
    const from = random(text.length);
    text.format(from, 1 + random(text.length - from), { bold: random(2) === 0 ? true : null });
  } else if (what < 10 && text.length > 0) {
    const from = random(text.length);
    text.delete(from, 1 + random(text.length - from));
  } else if (what === 10 && block.nodeName === "heading")
    block.setAttribute("level", (1 + random(4)) as never);
  else body.delete(random(body.length), 1);
}

function append(body: Y.XmlFragment, words: string, random: Random): void {
  const heading = random(4) === 0;
  const block = new Y.XmlElement(heading ? "heading" : "paragraph");
  if (heading) block.setAttribute("level", (1 + random(4)) as never);
  block.insert(0, [new Y.XmlText(words)]);
  if (body.length >= longestNote) body.delete(0, 1);
  body.insert(random(body.length + 1), [block]);
}
