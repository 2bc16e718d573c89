import { ArrowDown, ArrowUp, ChevronRight, Plus, Trash2 } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import {
  draftOf,
  draftOfTemplate,
  isSound,
  readTemplateDraft,
  type StageDraft,
} from "#app/board/lifecycle/stage-draft.ts";
import { StageFields } from "#app/board/lifecycle/stage-fields.tsx";
import { Button, IconButton } from "#app/components/ui/button.tsx";
import { cn } from "#app/components/ui/cn.ts";
import { Dialog } from "#app/components/ui/dialog.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { FormActions } from "#app/components/ui/form-actions.tsx";
import { Input } from "#app/components/ui/input.tsx";
import { m } from "#app/paraglide/messages.js";
import { newId } from "#domain/ids/ids.ts";
import { maxStages } from "#domain/pipeline/schema.ts";
import type { Template, TemplateEdit } from "#domain/template/schema.ts";

interface Row {
  id: string;
  draft: StageDraft;
}

export interface TemplateEditorProps {
  template: Template;
  onSave: (edit: TemplateEdit) => void;
  onClose: () => void;
}

/** A template's name and stages; one stage is open at a time. */
export function TemplateEditor({ template, onSave, onClose }: TemplateEditorProps) {
  const form = useId();
  const [name, setName] = useState(template.name);
  const [rows, setRows] = useState<Row[]>(() =>
    template.stages.map((stage) => ({ id: newId("stg"), draft: draftOfTemplate(stage) })),
  );
  const [open, setOpen] = useState<string | null>(null);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const bad = rows.find(({ draft }) => !isSound(draft));
    if (bad) return setOpen(bad.id);
    if (name.trim() !== "")
      onSave({ name: name.trim(), stages: rows.map(({ draft }) => readTemplateDraft(draft)) });
  };
  const move = (at: number, step: -1 | 1) => {
    const next = [...rows];
    const [row] = next.splice(at, 1);
    if (row) next.splice(at + step, 0, row);
    setRows(next);
  };
  const add = () => {
    const id = newId("stg");
    const draft = draftOf({
      name: m.templates_new_stage(),
      kind: "interview",
      publicName: null,
      announce: { mode: "manual" },
    });
    setRows([...rows, { id, draft }]);
    setOpen(id);
  };
  return (
    <Dialog
      title={m.templates_edit_title({ name: template.name })}
      description={m.templates_edit_text()}
      open
      onOpenChange={(stays) => (stays ? null : onClose())}
    >
      <form id={form} onSubmit={save} className="flex flex-col gap-4">
        <Field label={m.template_name()}>
          <Input value={name} required maxLength={80} onChange={(event) => setName(event.target.value)} />
        </Field>
        <ol aria-label={m.stages_title()} className="flex flex-col divide-y rounded-lg border">
          {rows.map((row, at) => (
            <StageRow
              key={row.id}
              row={row}
              open={open === row.id}
              first={at === 0}
              last={at === rows.length - 1}
              only={rows.length === 1}
              onOpen={() => setOpen(open === row.id ? null : row.id)}
              onChange={(draft) =>
                setRows(rows.map((each) => (each.id === row.id ? { ...each, draft } : each)))
              }
              onMove={(step) => move(at, step)}
              onRemove={() => setRows(rows.filter((each) => each.id !== row.id))}
            />
          ))}
        </ol>
        {rows.length < maxStages ? (
          <Button
            className="self-start"
            size="sm"
            icon={<Plus aria-hidden="true" className="size-4" />}
            onClick={add}
          >
            {m.board_stage_add()}
          </Button>
        ) : null}
      </form>
      <FormActions form={form}>{m.board_save()}</FormActions>
    </Dialog>
  );
}

interface StageRowProps {
  row: Row;
  open: boolean;
  first: boolean;
  last: boolean;
  only: boolean;
  onOpen: () => void;
  onChange: (draft: StageDraft) => void;
  onMove: (step: -1 | 1) => void;
  onRemove: () => void;
}

function StageRow({ row, open, first, last, only, onOpen, onChange, onMove, onRemove }: StageRowProps) {
  const stage = row.draft.name;
  return (
    <li className="flex flex-col">
      <div className="flex min-h-11 items-center gap-1 px-2">
        <button
          type="button"
          aria-expanded={open}
          onClick={onOpen}
          className="flex min-h-9 min-w-0 flex-1 items-center gap-2 rounded-md px-1 text-left text-sm"
        >
          <ChevronRight
            aria-hidden="true"
            className={cn("size-4 shrink-0 text-subtle transition-transform", open && "rotate-90")}
          />
          <span className="truncate">{stage}</span>
        </button>
        <IconButton label={m.stages_up({ stage })} size="sm" disabled={first} onClick={() => onMove(-1)}>
          <ArrowUp aria-hidden="true" className="size-4" />
        </IconButton>
        <IconButton label={m.stages_down({ stage })} size="sm" disabled={last} onClick={() => onMove(1)}>
          <ArrowDown aria-hidden="true" className="size-4" />
        </IconButton>
        <IconButton label={m.templates_remove({ stage })} size="sm" disabled={only} onClick={onRemove}>
          <Trash2 aria-hidden="true" className="size-4" />
        </IconButton>
      </div>
      {open ? (
        <div className="flex flex-col gap-4 border-t bg-sunken px-3 py-3">
          <StageFields draft={row.draft} onChange={onChange} kind />
        </div>
      ) : null}
    </li>
  );
}
