import { useState } from "react";
import { AlertDialog } from "#app/components/ui/alert-dialog.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { useRoom, useRoomClient } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import type { Application } from "#domain/application/schema.ts";
import { isId } from "#domain/ids/ids.ts";
import { homeStage, type Stage, stagesInUse } from "#domain/pipeline/schema.ts";

/** A stage goes out of use; whoever stands in it goes somewhere first. */
export function ArchiveStageDialog({ stage, onClose }: { stage: Stage; onClose: () => void }) {
  const client = useRoomClient();
  const stages = useRoom((room) => room.state.stages);
  const holds = useRoom((room) => {
    const cards = Object.values<Application>(room.state.applications);
    return cards.filter((each) => each.stage === stage.id && /^(active|leaving)$/.test(each.status)).length;
  });
  const others = stagesInUse(stages).filter((each) => each.id !== stage.id);
  const near = homeStage(
    stages.map((each) => (each.id === stage.id ? { ...each, archived: true as const } : each)),
    stage.id,
  );
  const [to, setTo] = useState<string>(near?.id ?? "");
  const last = others.length === 0;
  return (
    <AlertDialog
      title={m.stage_archive_title({ stage: stage.name })}
      description={
        last
          ? m.stage_archive_last()
          : holds > 0
            ? m.stage_archive_holds({ count: holds })
            : m.stage_archive_empty()
      }
      action={last ? m.ui_close() : m.stage_archive_action()}
      open
      onOpenChange={(open) => (open ? null : onClose())}
      onConfirm={() => {
        if (!last) {
          const moveTo = holds > 0 && isId("stg", to) ? to : null;
          void client.command("stage.archive", { stage: stage.id, moveTo });
        }
        onClose();
      }}
    >
      {holds > 0 && !last ? (
        <Field label={m.stage_archive_to()}>
          <Select
            value={to}
            onChange={setTo}
            options={others.map((each) => ({ value: each.id, label: each.name }))}
          />
        </Field>
      ) : null}
    </AlertDialog>
  );
}
