import { type FormEvent, useId, useState } from "react";
import { refusalWords } from "#app/components/refusal-words.ts";
import { Button } from "#app/components/ui/button.tsx";
import { Dialog, DialogActions, DialogClose } from "#app/components/ui/dialog.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { Input } from "#app/components/ui/input.tsx";
import { useToast } from "#app/components/ui/toast.tsx";
import { m } from "#app/paraglide/messages.js";
import { keepTemplate } from "../api.ts";

/** Keeps this requisition's stages under a name. */
export function TemplateDialog({ requisition, onClose }: { requisition: string; onClose: () => void }) {
  const form = useId();
  const { toast } = useToast();
  const [name, setName] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || name.trim() === "") return;
    setBusy(true);
    const kept = await keepTemplate(requisition, name.trim());
    setBusy(false);
    if (!kept.ok) return setProblem(refusalWords(kept.refusal));
    toast({ title: m.template_kept({ name: name.trim() }), tone: "success" });
    onClose();
  };
  return (
    <Dialog
      title={m.template_title()}
      description={m.template_description()}
      size="sm"
      open
      onOpenChange={(open) => (open ? null : onClose())}
    >
      <form id={form} onSubmit={(event) => void save(event)} className="flex flex-col gap-4">
        <Field label={m.template_name()} error={problem}>
          <Input
            value={name}
            required
            maxLength={80}
            onChange={(event) => {
              setName(event.target.value);
              setProblem(null);
            }}
          />
        </Field>
      </form>
      <DialogActions>
        <DialogClose render={<Button variant="ghost">{m.ui_cancel()}</Button>} />
        <Button type="submit" form={form} variant="primary" loading={busy}>
          {m.template_keep()}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
