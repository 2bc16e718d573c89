import { type FormEvent, useId, useState } from "react";
import { refusalWords } from "#app/components/refusal-words.ts";
import { Dialog } from "#app/components/ui/dialog.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { FormActions } from "#app/components/ui/form-actions.tsx";
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
      <FormActions form={form} loading={busy}>
        {m.template_keep()}
      </FormActions>
    </Dialog>
  );
}
