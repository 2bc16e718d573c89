/** What can be written in a note: exactly the nodes and marks that the room takes (domain/note/schema.ts). */
import type { Extensions } from "@tiptap/core";
import { Blockquote } from "@tiptap/extension-blockquote";
import { Bold } from "@tiptap/extension-bold";
import { Code } from "@tiptap/extension-code";
import { CodeBlock } from "@tiptap/extension-code-block";
import { Document } from "@tiptap/extension-document";
import { HardBreak } from "@tiptap/extension-hard-break";
import { Heading } from "@tiptap/extension-heading";
import { Highlight } from "@tiptap/extension-highlight";
import { HorizontalRule } from "@tiptap/extension-horizontal-rule";
import { Italic } from "@tiptap/extension-italic";
import { Link } from "@tiptap/extension-link";
import { BulletList, ListItem, ListKeymap, OrderedList, TaskItem, TaskList } from "@tiptap/extension-list";
import { Paragraph } from "@tiptap/extension-paragraph";
import { Strike } from "@tiptap/extension-strike";
import { Text } from "@tiptap/extension-text";
import { Underline } from "@tiptap/extension-underline";
import { isNoteLink } from "#domain/note/schema.ts";

/** Lists that begin with any number; what else a page says of its lists is left out. */
const NoteOrderedList = OrderedList.extend({
  addAttributes() {
    return {
      start: { default: 1, parseHTML: (element: HTMLElement) => startOf(element.getAttribute("start")) },
      type: { default: null, parseHTML: () => null },
    };
  },
});

const NoteCodeBlock = CodeBlock.extend({
  addAttributes() {
    return { language: { default: null, parseHTML: () => null, rendered: false } };
  },
});

const NoteLink = Link.extend({
  inclusive: false,
  addAttributes() {
    return {
      href: { default: null },
      target: { default: "_blank" },
      rel: { default: "noopener noreferrer nofollow" },
    };
  },
}).configure({
  openOnClick: false,
  autolink: true,
  linkOnPaste: true,
  defaultProtocol: "https",
  isAllowedUri: (to) => isNoteLink(to),
  shouldAutoLink: (to) => isNoteLink(to),
});

function startOf(text: string | null): number {
  const start = Number(text ?? 1);
  return Number.isInteger(start) && start >= 0 && start <= 1_000_000 ? start : 1;
}

/** Everything but collaboration, mentions and what a screen adds. */
export function noteExtensions(): Extensions {
  return [
    Document,
    Paragraph,
    Text,
    Heading.configure({ levels: [1, 2, 3, 4] }),
    BulletList,
    NoteOrderedList,
    ListItem,
    TaskList,
    TaskItem.configure({ nested: true }),
    ListKeymap,
    Blockquote,
    NoteCodeBlock,
    HorizontalRule,
    HardBreak,
    Bold,
    Italic,
    Underline,
    Strike,
    Code,
    Highlight,
    NoteLink,
  ];
}
