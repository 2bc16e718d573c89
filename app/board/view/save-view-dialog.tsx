import { type FormEvent, useId, useState } from "react";
import { refusalWords } from "#app/components/refusal-words.ts";
import { Banner } from "#app/components/ui/banner.tsx";
import { Checkbox } from "#app/components/ui/checkbox.tsx";
import { Dialog } from "#app/components/ui/dialog.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { FormActions } from "#app/components/ui/form-actions.tsx";
import { Input } from "#app/components/ui/input.tsx";
import { m } from "#app/paraglide/messages.js";
import { type BoardSettings, type SavedView, viewNameSchema } from "#domain/views/board-settings.ts";
import { editView, saveView } from "../api.ts";

export interface SaveViewDialogProps {
  requisition: string;
  settings: BoardSettings;
  /** The one to rename; null: a new one. */
  view: SavedView | null;
  onClose: () => void;
  onDone: (name: string) => void;
}

/** A name for what is shown now, and for whom; or another name for a view. */
export function SaveViewDialog({ requisition, settings, view, onClose, onDone }: SaveViewDialogProps) {
  const form = useId();
  const [name, setName] = useState(view?.name ?? "");
  const [team, setTeam] = useState(view?.team ?? false);
  const [everywhere, setEverywhere] = useState(false);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const read = viewNameSchema.safeParse(name);
  const staged = settings.stages.length > 0;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!read.success) return;
    setBusy(true);
    const outcome = view
      ? await editView(requisition, view.id, { name: read.data })
      : await saveView(requisition, { name: read.data, team, everywhere: everywhere && !staged, settings });
    setBusy(false);
    if (outcome.ok) onDone(read.data);
    else setProblem(refusalWords(outcome.refusal));
  };
  return (
    <Dialog
      title={view ? m.view_rename() : m.view_save_as()}
      size="sm"
      open
      onOpenChange={(open) => (open ? null : onClose())}
    >
      {problem ? (
        <Banner tone="danger" live="alert">
          {problem}
        </Banner>
      ) : null}
      <form id={form} noValidate onSubmit={(event) => void save(event)} className="flex flex-col gap-4">
        <Field label={m.view_name()} error={tried && !read.success ? m.view_name_error() : null}>
          <Input value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
        </Field>
        {view ? null : (
          <>
            <Checkbox label={m.view_for_team()} checked={team} onCheckedChange={setTeam} />
            <span className="flex flex-col gap-1">
              <Checkbox
                label={m.view_everywhere()}
                checked={everywhere && !staged}
                disabled={staged}
                onCheckedChange={setEverywhere}
              />
              {staged ? <span className="text-xs text-muted">{m.view_everywhere_hint()}</span> : null}
            </span>
          </>
        )}
      </form>
      <FormActions form={form} loading={busy}>
        {m.board_save()}
      </FormActions>
    </Dialog>
  );
}
