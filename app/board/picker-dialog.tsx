import { Check } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { cn } from "#app/components/ui/cn.ts";
import { Dialog } from "#app/components/ui/dialog.tsx";
import { Input } from "#app/components/ui/input.tsx";
import { m } from "#app/paraglide/messages.js";

export interface PickerOption {
  value: string;
  label: string;
  hint?: string | undefined;
  icon?: ReactNode;
  /** Why it cannot be chosen; shown beside it. */
  blocked?: string | undefined;
  current?: boolean;
  danger?: boolean;
  /** A line above it: what follows is of another kind. */
  apart?: boolean;
}

export interface PickerDialogProps {
  title: string;
  description?: string | undefined;
  label: string;
  options: readonly PickerOption[];
  onPick: (value: string) => void;
  onClose: () => void;
  /** What is picked opens the next step: the dialog is not done with. */
  keepOpen?: boolean;
}

/** One of a list, found by typing a part of its name. Arrows choose, Enter takes. */
export function PickerDialog(props: PickerDialogProps) {
  const { title, description, label, options, onPick, onClose, keepOpen } = props;
  const id = useId();
  const [text, setText] = useState("");
  const shown = options.filter((option) =>
    option.label.toLocaleLowerCase().includes(text.trim().toLocaleLowerCase()),
  );
  const free = shown.filter((option) => !option.blocked && !option.current);
  const [chosen, setChosen] = useState<string | null>(null);
  const active = free.find((option) => option.value === chosen) ?? free[0];
  const pick = (option: PickerOption | undefined) => {
    if (!option || option.blocked || option.current) return;
    if (!keepOpen) onClose();
    onPick(option.value);
  };
  const step = (by: number) => {
    const at = active ? free.indexOf(active) : -1;
    const next = free[(at + by + free.length) % free.length];
    setChosen(next?.value ?? null);
    document.getElementById(`${id}-${next?.value}`)?.scrollIntoView({ block: "nearest" });
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") step(1);
    else if (event.key === "ArrowUp") step(-1);
    else if (event.key === "Enter") pick(active);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog
      title={title}
      description={description}
      size="sm"
      open
      onOpenChange={(open) => (open ? null : onClose())}
    >
      <Input
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={active ? `${id}-${active.value}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={press}
      />
      <div id={`${id}-list`} role="listbox" aria-label={label} className="-mx-2 flex flex-col">
        {shown.map((option) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above takes the keys for its options
          <div
            key={option.value}
            id={`${id}-${option.value}`}
            role="option"
            tabIndex={-1}
            aria-selected={option === active}
            aria-disabled={option.blocked !== undefined || option.current === true}
            data-highlighted={option === active ? "" : undefined}
            onPointerMove={() => setChosen(option.value)}
            onClick={() => pick(option)}
            className={cn(
              "option cursor-pointer py-1.5 pointer-coarse:min-h-12",
              (option.blocked || option.current) && "cursor-default text-subtle",
              option.danger && "text-danger-text",
              option.apart &&
                "relative mt-2 before:absolute before:inset-x-2 before:-top-1 before:h-px before:bg-border",
            )}
          >
            {option.icon}
            <span className="min-w-0 flex-1 truncate">{option.label}</span>
            {option.current ? <Check aria-hidden="true" className="size-3.5" /> : null}
            <span className="max-w-44 truncate text-xs text-subtle">{option.blocked ?? option.hint}</span>
          </div>
        ))}
        {shown.length === 0 ? <p className="px-2 py-3 text-sm text-muted">{m.board_picker_none()}</p> : null}
      </div>
    </Dialog>
  );
}
