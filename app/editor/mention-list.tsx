import { useEffect, useId, useLayoutEffect, useRef } from "react";
import { createPortal } from "react-dom";
import { Avatar } from "#app/components/ui/avatar.tsx";
import { useAnnounce } from "#app/components/ui/live-region.tsx";
import { m } from "#app/paraglide/messages.js";
import { type MentionPicker, usePickerState } from "./use-mention-picker.ts";

const width = 240;
const height = 260;
const gap = 6;

/** Who can be mentioned here and fits what was typed, beside the caret. The text keeps the focus. */
export function MentionList({ picker }: { picker: MentionPicker }) {
  const { list, marked } = usePickerState(picker);
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const announce = useAnnounce();
  const count = list?.items.length ?? null;
  useLayoutEffect(() => {
    const rect = list?.clientRect?.();
    if (!box.current || !rect) return;
    const below = rect.bottom + gap + height < innerHeight;
    box.current.style.left = `${Math.max(8, Math.min(rect.left, innerWidth - width - 8))}px`;
    box.current.style.top = below ? `${rect.bottom + gap}px` : "auto";
    box.current.style.bottom = below ? "auto" : `${innerHeight - rect.top + gap}px`;
  }, [list]);
  useEffect(() => {
    if (count !== null) announce(count === 0 ? m.notes_mention_none() : m.notes_mention_found({ count }));
  }, [announce, count]);
  const text = list?.editor.view.dom;
  useEffect(() => {
    if (!text) return;
    const chosen = count ? `${id}-${marked}` : null;
    text.setAttribute("aria-controls", id);
    if (chosen) text.setAttribute("aria-activedescendant", chosen);
    return () => {
      text.removeAttribute("aria-controls");
      text.removeAttribute("aria-activedescendant");
    };
  }, [text, id, marked, count]);
  if (!list) return null;
  return createPortal(
    <div ref={box} className="popup fixed z-50 flex w-60 flex-col p-1">
      {list.items.length === 0 ? (
        <p className="px-2 py-1.5 text-sm text-muted">{m.notes_mention_none()}</p>
      ) : (
        <div role="listbox" id={id} aria-label={m.notes_mention_label()} className="max-h-64 overflow-y-auto">
          {list.items.map((person, at) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the text keeps the focus and points here
            // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are the text's
            <div
              key={person.id}
              role="option"
              id={`${id}-${at}`}
              aria-selected={at === marked}
              className="option"
              {...(at === marked ? { "data-highlighted": "" } : {})}
              onPointerMove={() => picker.mark(at)}
              // The text must not lose the focus to the list.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => picker.choose(at)}
            >
              <Avatar name={person.name} hue={person.hue} size="xs" />
              <span className="truncate">{person.name}</span>
            </div>
          ))}
        </div>
      )}
    </div>,
    document.body,
  );
}
