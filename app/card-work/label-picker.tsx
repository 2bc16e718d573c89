import { Check } from "lucide-react";
import { type KeyboardEvent, useId, useState } from "react";
import { tintOf } from "#app/components/ui/avatar.tsx";
import { cn } from "#app/components/ui/cn.ts";
import { Input } from "#app/components/ui/input.tsx";
import { useAnnounce } from "#app/components/ui/live-region.tsx";
import { m } from "#app/paraglide/messages.js";
import type { Label } from "#domain/requisition/schema.ts";

export interface LabelPickerProps {
  labels: readonly Label[];
  on: readonly string[];
  onToggle: (id: Label["id"]) => void;
}

/** Labels by name: type to find one, arrows choose, Enter puts it on or takes it off. */
export function LabelPicker({ labels, on, onToggle }: LabelPickerProps) {
  const id = useId();
  const [text, setText] = useState("");
  const [marked, setMarked] = useState(0);
  const announce = useAnnounce();
  const wanted = text.trim().toLocaleLowerCase();
  const shown = labels.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
  const at = Math.min(marked, Math.max(0, shown.length - 1));
  const toggle = (label: Label | undefined) => {
    if (!label) return;
    onToggle(label.id);
    announce(
      on.includes(label.id) ? m.work_label_off({ name: label.name }) : m.work_label_on({ name: label.name }),
    );
  };
  const step = (by: number) => {
    const next = (at + by + shown.length) % Math.max(1, shown.length);
    setMarked(next);
    document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: "nearest" });
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") step(1);
    else if (event.key === "ArrowUp") step(-1);
    else if (event.key === "Enter") toggle(shown[at]);
    else return;
    event.preventDefault();
  };
  if (labels.length === 0) return <p className="text-sm text-muted">{m.work_labels_none_made()}</p>;
  return (
    <>
      <Input
        autoFocus
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={shown.length > 0 ? `${id}-${at}` : undefined}
        aria-label={m.work_labels_find()}
        placeholder={m.work_labels_find()}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setMarked(0);
        }}
        onKeyDown={press}
      />
      {shown.length === 0 ? (
        <p className="text-sm text-muted">{m.work_labels_none_found()}</p>
      ) : (
        <div
          role="listbox"
          id={id}
          aria-label={m.work_labels()}
          aria-multiselectable="true"
          className="-mx-1 max-h-64 overflow-y-auto"
        >
          {shown.map((label, place) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the box above keeps the focus and points here
            // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are the box's
            <div
              key={label.id}
              role="option"
              id={`${id}-${place}`}
              aria-selected={on.includes(label.id)}
              className="option"
              {...(place === at ? { "data-highlighted": "" } : {})}
              onPointerMove={() => setMarked(place)}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => toggle(label)}
            >
              <span
                aria-hidden="true"
                data-tint={tintOf(label.hue)}
                className="tint-solid size-3 shrink-0 rounded-full forced-colors:border"
              />
              <span className="min-w-0 flex-1 truncate">{label.name}</span>
              <Check
                aria-hidden="true"
                className={cn("size-4 text-accent-text", !on.includes(label.id) && "invisible")}
              />
            </div>
          ))}
        </div>
      )}
    </>
  );
}
