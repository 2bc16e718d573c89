import type { Editor } from "@tiptap/core";
import { type FormEvent, useState } from "react";
import { Button } from "#app/components/ui/button.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { Input } from "#app/components/ui/input.tsx";
import { m } from "#app/paraglide/messages.js";
import { isNoteLink } from "#domain/note/schema.ts";

/** How most addresses begin: the same in every language. */
const beginning = "https://";

/** Where the selected words lead. Without a scheme it is a web address; an empty one takes the link away. */
export function LinkForm({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const [to, setTo] = useState(() => String(editor.getAttributes("link").href ?? ""));
  const [wrong, setWrong] = useState(false);
  const linked = editor.isActive("link");
  const close = () => {
    onClose();
    editor.commands.focus();
  };
  const remove = () => {
    editor.chain().focus().extendMarkRange("link").unsetLink().run();
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const text = to.trim();
    if (text === "") return remove();
    const href = /^[a-z][a-z0-9+.-]*:/i.test(text)
      ? text
      : text.includes("@")
        ? `mailto:${text}`
        : `https://${text}`;
    if (!isNoteLink(href)) return setWrong(true);
    const chain = editor.chain().focus().extendMarkRange("link");
    if (editor.state.selection.empty && !linked) {
      const marks = [{ type: "link", attrs: { href } }];
      chain.insertContent({ type: "text", text, marks }).run();
    } else chain.setLink({ href }).run();
    onClose();
  };
  return (
    <form
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        close();
      }}
      className="flex items-end gap-2 border-b px-3 py-2"
    >
      <Field label={m.notes_link_to()} error={wrong ? m.notes_link_wrong() : null} className="min-w-0 flex-1">
        <Input
          autoFocus
          type="text"
          inputMode="url"
          value={to}
          placeholder={beginning}
          onChange={(event) => {
            setTo(event.target.value);
            setWrong(false);
          }}
        />
      </Field>
      <Button type="submit" variant="primary">
        {m.notes_link_set()}
      </Button>
      {linked ? <Button onClick={remove}>{m.notes_link_remove()}</Button> : null}
    </form>
  );
}
