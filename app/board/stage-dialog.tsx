import { type FormEvent, useId, useState } from "react";
import { Dialog } from "#app/components/ui/dialog.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { FormActions } from "#app/components/ui/form-actions.tsx";
import { Input } from "#app/components/ui/input.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { useRoomClient } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { newId } from "#domain/ids/ids.ts";
import { type Stage, stageKinds, stageNameSchema, stagesInUse } from "#domain/pipeline/schema.ts";
import { draftOf, isSound, readDraft } from "./lifecycle/stage-draft.ts";
import { kindWords, StageFields } from "./lifecycle/stage-fields.tsx";

/** Everything about a stage of this requisition that can be changed. */
export function StageDialog({ stage, onClose }: { stage: Stage; onClose: () => void }) {
  const client = useRoomClient();
  const form = useId();
  const [draft, setDraft] = useState(() => draftOf(stage, stage.checklist));
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!isSound(draft)) return;
    const { kind, announce, checklist, anonymised, ...rest } = readDraft(draft);
    const before = JSON.stringify(stage.checklist ?? []);
    void client.command("stage.edit", {
      stage: stage.id,
      ...rest,
      ...(kind !== "offer" && { announce }),
      ...(JSON.stringify(checklist) !== before && { checklist }),
      ...(anonymised !== (stage.anonymised ?? false) && { anonymised }),
    });
    onClose();
  };
  return (
    <Dialog
      title={m.board_stage_title({ stage: stage.name })}
      size="sm"
      open
      onOpenChange={(open) => (open ? null : onClose())}
    >
      <form id={form} onSubmit={save} className="flex flex-col gap-4">
        <StageFields draft={draft} onChange={setDraft} />
      </form>
      <FormActions form={form}>{m.board_save()}</FormActions>
    </Dialog>
  );
}

/** A new stage; hidden from candidates until somebody shows it. */
export function AddStageDialog({ onClose }: { onClose: () => void }) {
  const client = useRoomClient();
  const form = useId();
  const stages = stagesInUse(client.snapshot().state.stages);
  const [name, setName] = useState("");
  const [kind, setKind] = useState<Stage["kind"]>("interview");
  const [before, setBefore] = useState("");
  const save = (event: FormEvent) => {
    event.preventDefault();
    const parsed = stageNameSchema.safeParse(name);
    if (!parsed.success) return;
    const next = stages.find((stage) => stage.id === before);
    void client.command("stage.add", {
      stage: newId("stg"),
      name: parsed.data,
      kind,
      before: next?.id ?? null,
    });
    onClose();
  };
  return (
    <Dialog
      title={m.board_stage_add()}
      description={m.board_stage_add_description()}
      size="sm"
      open
      onOpenChange={(open) => (open ? null : onClose())}
    >
      <form id={form} onSubmit={save} className="flex flex-col gap-4">
        <Field label={m.board_stage_name()}>
          <Input value={name} required maxLength={60} onChange={(event) => setName(event.target.value)} />
        </Field>
        <Field label={m.board_stage_kind()}>
          <Select
            value={kind}
            onChange={(value) => setKind(stageKinds.find((each) => each === value) ?? "review")}
            options={stageKinds.map((each) => ({ value: each, label: kindWords(each) }))}
          />
        </Field>
        <Field label={m.board_stage_before()}>
          <Select
            value={before}
            onChange={setBefore}
            options={[
              ...stages.map((stage) => ({
                value: stage.id,
                label: m.board_stage_before_stage({ stage: stage.name }),
              })),
              { value: "", label: m.board_stage_at_end() },
            ]}
          />
        </Field>
      </form>
      <FormActions form={form}>{m.board_stage_add()}</FormActions>
    </Dialog>
  );
}
