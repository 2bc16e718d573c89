import { useId, useState } from "react";
import { Banner } from "#app/components/ui/banner.tsx";
import { Dialog } from "#app/components/ui/dialog.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { FormActions } from "#app/components/ui/form-actions.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { useToast } from "#app/components/ui/toast.tsx";
import { sameItems, useRoom } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { sourceWords } from "#app/routes/hiring/card/source-words.ts";
import { statedSources } from "#domain/application/schema.ts";
import { offered } from "#domain/lists/schema.ts";
import { stagesInUse } from "#domain/pipeline/schema.ts";
import { addCandidate } from "./api.ts";
import { useBoardUi } from "./board-ui.ts";
import { CandidateFieldset } from "./candidate-fields.tsx";
import { useCandidateForm } from "./use-candidate-form.ts";

export interface AddCandidateDialogProps {
  requisition: string;
  stage: string | null;
  onClose: () => void;
}

/** Somebody without a file: typed in by hand. */
export function AddCandidateDialog({ requisition, stage, onClose }: AddCandidateDialogProps) {
  const ui = useBoardUi();
  const { toast } = useToast();
  const stages = useRoom((room) => stagesInUse(room.state.stages), sameItems);
  const form = useId();
  const [into, setInto] = useState(stage ?? stages[0]?.id ?? "");
  const sources = useRoom((room) => room.state.sources);
  const [source, setSource] = useState("manual");
  const { wrong, busy, problem, save } = useCandidateForm(
    (candidate) => addCandidate(requisition, into, candidate, source),
    ({ application }, { name }) => {
      toast({ title: m.board_added({ name }), tone: "success" });
      onClose();
      ui.focus(application);
    },
  );
  return (
    <Dialog title={m.board_add_title()} open onOpenChange={(open) => (open ? null : onClose())}>
      {problem ? (
        <Banner tone="danger" live="alert">
          {problem}
        </Banner>
      ) : null}
      <form id={form} noValidate onSubmit={(event) => void save(event)} className="flex flex-col gap-4">
        <CandidateFieldset wrong={wrong} />
        <Field label={m.board_stage()}>
          <Select
            value={into}
            onChange={setInto}
            options={stages.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
        <Field label={m.card_source()}>
          <Select
            value={source}
            onChange={setSource}
            options={[
              ...statedSources.map((each) => ({ value: each, label: sourceWords(each) })),
              ...offered(sources).map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </Field>
      </form>
      <FormActions form={form} loading={busy}>
        {m.board_add_candidate()}
      </FormActions>
    </Dialog>
  );
}
