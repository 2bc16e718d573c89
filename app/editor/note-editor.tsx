import { Editor } from "@tiptap/core";
import { Placeholder } from "@tiptap/extensions/placeholder";
import { type RefObject, useEffect, useRef, useState } from "react";
import type { DocumentClient, DocumentSnapshot } from "#app/live/document-client.ts";
import { m } from "#app/paraglide/messages.js";
import { noteExtensions } from "./extensions.ts";
import { type Mentionable, mentionOf } from "./mention.ts";
import { MentionList } from "./mention-list.tsx";
import "#app/styles/note.css";
import { NoteToolbar } from "./note-toolbar.tsx";
import { caretsOf, collaborationOn, limitsOf } from "./together.ts";
import { type MentionPicker, useMentionPicker } from "./use-mention-picker.ts";

export interface NoteEditorProps {
  client: DocumentClient;
  snapshot: DocumentSnapshot;
  /** What the box is, for assistive technology. */
  label: string;
  /** Everybody whose name may stand in it; and who of them can be called. */
  people: readonly Mentionable[];
  mentionable: readonly Mentionable[];
  /** More was written or pasted than a note can take. */
  onTooMuch: (what: "paste" | "note") => void;
}

/** A note being written, by several at once. Draw it when the document is all here, anew for each `doc`. */
export function NoteEditor(props: NoteEditorProps) {
  const box = useRef<HTMLDivElement>(null);
  const [linking, setLinking] = useState(false);
  const picker = useMentionPicker(props);
  const editor = useNoteEditor(box, props, picker, () => setLinking(true));
  const { readOnly } = props.snapshot;
  return (
    <div className="flex flex-col">
      {editor && !readOnly ? <NoteToolbar editor={editor} linking={linking} onLinking={setLinking} /> : null}
      <div ref={box} className="note-box" data-read-only={readOnly || undefined} />
      <MentionList picker={picker} />
    </div>
  );
}

function useNoteEditor(
  box: RefObject<HTMLDivElement | null>,
  { client, snapshot, label, onTooMuch }: NoteEditorProps,
  picker: MentionPicker,
  onLink: () => void,
): Editor | null {
  const [editor, setEditor] = useState<Editor | null>(null);
  const { doc, readOnly } = snapshot;
  const latest = useRef({ onTooMuch, onLink, label });
  latest.current = { onTooMuch, onLink, label };
  const editable = useRef(!readOnly);
  editable.current = !readOnly;
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const made = new Editor({
      element,
      injectCSS: false,
      editable: editable.current,
      extensions: [
        ...noteExtensions(),
        Placeholder.configure({ placeholder: () => m.notes_placeholder() }),
        collaborationOn(doc),
        caretsOf(client.awareness),
        mentionOf(picker.desk),
        limitsOf((what) => latest.current.onTooMuch(what)),
      ],
      editorProps: {
        attributes: {
          role: "textbox",
          "aria-multiline": "true",
          "aria-label": latest.current.label,
          class: "note",
        },
        handleKeyDown: (view, event) => {
          if (event.key === "k" && (event.metaKey || event.ctrlKey)) {
            event.preventDefault();
            latest.current.onLink();
            return true;
          }
          if (event.key !== "Escape" || picker.isOpen()) return false;
          // Out of the text, not out of the card: the next one closes that.
          event.preventDefault();
          view.dom.blur();
          element.closest<HTMLElement>("[role=tabpanel]")?.focus();
          return true;
        },
      },
    });
    setEditor(made);
    return () => {
      setEditor(null);
      made.destroy();
    };
  }, [box, client, doc, picker]);
  useEffect(() => editor?.setEditable(!readOnly), [editor, readOnly]);
  return editor;
}
