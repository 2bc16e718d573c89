import { ArrowDown, ArrowUp, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Badge } from "#app/components/ui/badge.tsx";
import { IconButton } from "#app/components/ui/button.tsx";
import { Checkbox } from "#app/components/ui/checkbox.tsx";
import { cn } from "#app/components/ui/cn.ts";
import { Input } from "#app/components/ui/input.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { m } from "#app/paraglide/messages.js";
import { type ChecklistItem, cardLimits, daySchema } from "#domain/card/schema.ts";
import type { BoardPerson } from "#domain/views/board.ts";
import type { ListedItem } from "./checklist.ts";
import { dayWords, todayOf } from "./day.ts";

export interface ChecklistRowProps {
  item: ListedItem;
  people: readonly BoardPerson[];
  /** The stage whose checklist it came with. */
  template: string | null;
  readOnly: boolean;
  first: boolean;
  last: boolean;
  onChange: (change: Partial<ChecklistItem>) => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}

const nobody = "";

/** One thing to do: whether it is done, who does it, until when. Alt with an arrow moves it. */
export function ChecklistRow(props: ChecklistRowProps) {
  const { item, people, template, readOnly, first, last, onChange, onMove, onRemove } = props;
  const { text, done, assignee, due } = item;
  const press = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key] as 1 | -1 | undefined;
    if (!event.altKey || by === undefined || readOnly) return;
    event.preventDefault();
    onMove(by);
  };
  const known = people.some(({ id }) => id === assignee);
  return (
    <li className="group flex gap-2.5 border-b py-2 last:border-b-0" onKeyDown={press} data-item={item.id}>
      <Checkbox
        aria-label={m.work_item_done({ text })}
        checked={done}
        disabled={readOnly}
        onCheckedChange={(checked) => onChange({ done: checked })}
        className="mt-1.5"
      />
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <div className="flex items-start gap-1">
          <ItemText
            text={text}
            done={done}
            readOnly={readOnly}
            onChange={(next) => onChange({ text: next })}
          />
          {readOnly ? null : (
            <span className="flex shrink-0 opacity-0 transition-opacity focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100">
              <IconButton
                label={m.work_item_up({ text })}
                size="sm"
                disabled={first}
                onClick={() => onMove(-1)}
              >
                <ArrowUp aria-hidden="true" className="size-3.5" />
              </IconButton>
              <IconButton
                label={m.work_item_down({ text })}
                size="sm"
                disabled={last}
                onClick={() => onMove(1)}
              >
                <ArrowDown aria-hidden="true" className="size-3.5" />
              </IconButton>
              <IconButton label={m.work_item_remove({ text })} size="sm" onClick={onRemove}>
                <X aria-hidden="true" className="size-3.5" />
              </IconButton>
            </span>
          )}
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <Select
            size="sm"
            className="w-36"
            aria-label={m.work_item_assignee({ text })}
            disabled={readOnly}
            value={known && assignee ? assignee : nobody}
            options={[
              { value: nobody, label: m.work_item_nobody() },
              ...people.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(value) => onChange({ assignee: value === nobody ? null : value })}
          />
          <DueDay
            text={text}
            due={due}
            done={done}
            readOnly={readOnly}
            onChange={(day) => onChange({ due: day })}
          />
          {template ? <Badge tone="outline">{m.work_item_template({ stage: template })}</Badge> : null}
        </div>
      </div>
    </li>
  );
}

interface ItemTextProps {
  text: string;
  done: boolean;
  readOnly: boolean;
  onChange: (text: string) => void;
}

/** The words, changed in place: Enter or leaving takes them, Escape takes them back. */
function ItemText({ text, done, readOnly, onChange }: ItemTextProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const back = useRef(false);
  useEffect(() => {
    if (draft === null && back.current) button.current?.focus();
    back.current = false;
  }, [draft]);
  const look = cn("min-w-0 flex-1 text-sm leading-6 wrap-anywhere", done && "text-muted line-through");
  if (readOnly) {
    return (
      <span dir="auto" className={look}>
        {text}
      </span>
    );
  }
  if (draft === null) {
    return (
      <button
        ref={button}
        type="button"
        dir="auto"
        aria-label={m.work_item_edit({ text })}
        className={cn(look, "rounded-sm text-start hover:bg-hover")}
        onClick={() => setDraft(text)}
      >
        {text}
      </button>
    );
  }
  const take = () => {
    const next = draft.trim();
    if (next !== "" && next !== text) onChange(next);
    setDraft(null);
  };
  return (
    <Input
      autoFocus
      dir="auto"
      aria-label={m.work_item_text()}
      value={draft}
      maxLength={cardLimits.characters}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== "Escape") return;
        event.preventDefault();
        back.current = true;
        if (event.key === "Enter") take();
        else setDraft(null);
      }}
    />
  );
}

interface DueDayProps {
  text: string;
  due: string | null;
  done: boolean;
  readOnly: boolean;
  onChange: (day: string | null) => void;
}

function DueDay({ text, due, done, readOnly, onChange }: DueDayProps) {
  const today = todayOf(new Date());
  const words = due ? dueWords(due, today) : null;
  return (
    <>
      {readOnly ? null : (
        <Input
          type="date"
          aria-label={m.work_item_due({ text })}
          className="h-7 w-34 px-1.5"
          value={due ?? ""}
          onChange={({ target }) => {
            if (target.value === "") onChange(null);
            else if (daySchema.safeParse(target.value).success) onChange(target.value);
          }}
        />
      )}
      {words && !done ? (
        <Badge tone={due && due < today ? "danger" : due === today ? "warning" : "neutral"}>{words}</Badge>
      ) : null}
    </>
  );
}

function dueWords(due: string, today: string): string {
  if (due === today) return m.work_checklist_today();
  const day = dayWords(due, today);
  return due < today ? m.work_checklist_overdue({ day }) : m.work_checklist_due({ day });
}
