import type { Editor } from "@tiptap/core";
import {
  Bold,
  Code,
  Heading,
  Italic,
  Link2,
  List,
  ListChecks,
  ListOrdered,
  Redo2,
  Strikethrough,
  TextQuote,
  Undo2,
} from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useReducer, useRef } from "react";
import { IconButton } from "#app/components/ui/button.tsx";
import { m } from "#app/paraglide/messages.js";
import { LinkForm } from "./link-form.tsx";
import { canStep } from "./together.ts";

export interface NoteToolbarProps {
  editor: Editor;
  linking: boolean;
  onLinking: (linking: boolean) => void;
}

interface Tool {
  key: string;
  label: string;
  keys: string;
  icon: ReactNode;
  /** Whether it stands at the caret; absent for what is done and over. */
  active?: boolean;
  disabled?: boolean;
  run: () => void;
}

/** What can be done with the text, one stop of the Tab key: arrows walk through it. */
export function NoteToolbar({ editor, linking, onLinking }: NoteToolbarProps) {
  useEveryChange(editor);
  const box = useRef<HTMLDivElement>(null);
  const walk = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const buttons = [...(box.current?.querySelectorAll<HTMLElement>("button:not(:disabled)") ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    if (!step || at < 0) return;
    event.preventDefault();
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  };
  return (
    <>
      <div
        ref={box}
        role="toolbar"
        aria-label={m.notes_tools()}
        onKeyDown={walk}
        className="sticky top-0 z-1 flex flex-wrap gap-0.5 border-b bg-surface px-3 py-1"
      >
        {toolsOf(editor, () => onLinking(true)).map(
          ({ key, label, keys, icon, active, disabled, run }, at) => (
            <IconButton
              key={key}
              label={label}
              size="sm"
              tabIndex={at === 0 ? 0 : -1}
              aria-keyshortcuts={keys}
              disabled={disabled ?? false}
              {...(active === undefined ? {} : { "aria-pressed": active })}
              // The text keeps its selection.
              onMouseDown={(event) => event.preventDefault()}
              onClick={run}
            >
              {icon}
            </IconButton>
          ),
        )}
      </div>
      {linking ? <LinkForm editor={editor} onClose={() => onLinking(false)} /> : null}
    </>
  );
}

function toolsOf(editor: Editor, link: () => void): Tool[] {
  const chain = () => editor.chain().focus();
  const step = canStep(editor);
  const tool = (
    key: string,
    label: string,
    keys: string,
    Icon: typeof Bold,
    run: () => void,
    more = {},
  ): Tool => ({
    key,
    label,
    keys,
    icon: <Icon aria-hidden="true" className="size-4" />,
    run,
    ...more,
  });
  const mark = (
    key: string,
    label: string,
    keys: string,
    Icon: typeof Bold,
    run: () => void,
    attributes = {},
  ) => tool(key, label, keys, Icon, run, { active: editor.isActive(key, attributes) });
  return [
    mark("bold", m.notes_bold(), "Control+B", Bold, () => chain().toggleBold().run()),
    mark("italic", m.notes_italic(), "Control+I", Italic, () => chain().toggleItalic().run()),
    mark("strike", m.notes_strike(), "Control+Shift+S", Strikethrough, () => chain().toggleStrike().run()),
    mark("code", m.notes_code(), "Control+E", Code, () => chain().toggleCode().run()),
    mark("link", m.notes_link(), "Control+K", Link2, link),
    mark("heading", m.notes_heading(), "Control+Alt+2", Heading, () =>
      chain().toggleHeading({ level: 2 }).run(),
    ),
    mark("bulletList", m.notes_bullets(), "Control+Shift+8", List, () => chain().toggleBulletList().run()),
    mark("orderedList", m.notes_numbers(), "Control+Shift+7", ListOrdered, () =>
      chain().toggleOrderedList().run(),
    ),
    mark("taskList", m.notes_tasks(), "Control+Shift+9", ListChecks, () => chain().toggleTaskList().run()),
    mark("blockquote", m.notes_quote(), "Control+Shift+B", TextQuote, () => chain().toggleBlockquote().run()),
    tool("undo", m.notes_undo(), "Control+Z", Undo2, () => chain().undo().run(), { disabled: !step.undo }),
    tool("redo", m.notes_redo(), "Control+Shift+Z", Redo2, () => chain().redo().run(), {
      disabled: !step.redo,
    }),
  ];
}

/** Draws again whenever text or selection is another. */
function useEveryChange(editor: Editor): void {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    editor.on("transaction", redraw);
    return () => {
      editor.off("transaction", redraw);
    };
  }, [editor]);
}
