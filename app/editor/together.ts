/** Writing together: the document, an undo of one's own, and where the others are. */
import { type Editor, Extension } from "@tiptap/core";
import { Collaboration, isChangeOrigin } from "@tiptap/extension-collaboration";
import { Plugin } from "@tiptap/pm/state";
import { yCursorPlugin } from "@tiptap/y-tiptap";
import type * as Y from "yjs";
import { tintOf } from "#app/components/ui/avatar.tsx";
import type { DocumentAwareness } from "#app/live/document-awareness.ts";
import { noteLimits, noteRoot } from "#domain/note/schema.ts";

interface Writer {
  name: string;
  hue: number;
}

/** How much of a pasted text is taken at once: one change of a document must fit into one frame. */
export const pasteLimits = { characters: 50_000, blocks: 1_000 } as const;

export function collaborationOn(doc: Y.Doc) {
  return Collaboration.configure({ fragment: doc.getXmlFragment(noteRoot) });
}

/** The others' carets and selections, each with a name in the person's colour. */
export function caretsOf(awareness: DocumentAwareness) {
  return Extension.create({
    name: "carets",
    addProseMirrorPlugins: () => [
      yCursorPlugin(awareness as unknown as Parameters<typeof yCursorPlugin>[0], {
        cursorBuilder: (user: Writer) => caret(user),
        selectionBuilder: (user: Writer) => ({
          class: "note-selection",
          "data-tint": String(tintOf(user.hue)),
        }),
      }),
    ],
  });
}

function caret({ name, hue }: Writer): HTMLElement {
  const element = document.createElement("span");
  element.className = "note-caret";
  element.dataset.tint = String(tintOf(hue));
  element.setAttribute("aria-hidden", "true");
  const label = document.createElement("span");
  label.className = "note-caret-name tint-fill";
  label.textContent = name;
  // Words around it must not break there.
  const joiner = () => document.createTextNode("\u2060");
  for (const part of [joiner(), label, joiner()]) element.appendChild(part);
  return element;
}

/** Keeps what one writes or pastes within what the room takes: told at once, not when it was refused. */
export function limitsOf(tooMuch: (what: "paste" | "note") => void) {
  return Extension.create({
    name: "noteLimits",
    addProseMirrorPlugins: () => [
      new Plugin({
        filterTransaction: (transaction, state) => {
          if (!transaction.docChanged || isChangeOrigin(transaction)) return true;
          const grows = transaction.doc.content.size > state.doc.content.size;
          if (!grows || transaction.doc.content.size <= noteLimits.characters) return true;
          tooMuch("note");
          return false;
        },
        props: {
          handlePaste: (_view, _event, slice) => {
            let blocks = 0;
            slice.content.descendants((node) => {
              if (node.isBlock) blocks += 1;
            });
            if (slice.size <= pasteLimits.characters && blocks <= pasteLimits.blocks) return false;
            tooMuch("paste");
            return true;
          },
        },
      }),
    ],
  });
}

/** Whether there is something of one's own to undo or do again. */
export function canStep(editor: Editor): { undo: boolean; redo: boolean } {
  return { undo: editor.can().undo(), redo: editor.can().redo() };
}
