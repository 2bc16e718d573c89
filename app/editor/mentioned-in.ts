import * as Y from "yjs";
import { noteMention, noteRoot } from "#domain/note/schema.ts";

/** The ids of everybody who stands in a note as a mention. */
export function mentionedIn(doc: Y.Doc): Set<string> {
  const found = new Set<string>();
  const isMention = (node: unknown) => node instanceof Y.XmlElement && node.nodeName === noteMention;
  for (const node of doc.getXmlFragment(noteRoot).createTreeWalker(isMention)) {
    const id: unknown = node instanceof Y.XmlElement ? node.getAttribute("id") : null;
    if (typeof id === "string") found.add(id);
  }
  return found;
}
