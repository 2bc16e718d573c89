import { Tag } from "lucide-react";
import { useState } from "react";
import { Button } from "#app/components/ui/button.tsx";
import { Popover } from "#app/components/ui/popover.tsx";
import { useRoom, useRoomClient } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { isId } from "#domain/ids/ids.ts";
import { LabelChip } from "./label-chip.tsx";
import { LabelPicker } from "./label-picker.tsx";

const none: readonly string[] = [];

/** The labels of the open card, and a list to put some on and take some off. */
export function CardLabels({ application }: { application: string }) {
  const client = useRoomClient();
  const labels = useRoom((room) => room.state.labels);
  const on = useRoom((room) => room.summaries[application]?.labels ?? none);
  const mayWrite = useRoom((room) => room.abilities.includes("notes.write"));
  const [open, setOpen] = useState(false);
  const shown = labels.filter(({ id }) => on.includes(id));
  if (!mayWrite && shown.length === 0) return null;
  const toggle = (id: (typeof labels)[number]["id"]) => {
    if (!isId("app", application)) return;
    const change = on.includes(id) ? { add: [], remove: [id] } : { add: [id], remove: [] };
    void client.command("application.label", { application, ...change });
  };
  return (
    <section aria-label={m.work_labels()} className="flex flex-wrap items-center gap-1.5 border-b px-4 py-2">
      {shown.map((label) => (
        <LabelChip key={label.id} label={label} className="text-xs leading-5.5" />
      ))}
      {mayWrite ? (
        <Popover
          open={open}
          onOpenChange={setOpen}
          title={m.work_labels_edit()}
          trigger={
            <Button variant="ghost" size="sm" icon={<Tag aria-hidden="true" className="size-3.5" />}>
              {m.work_labels_edit()}
            </Button>
          }
        >
          <LabelPicker
            labels={labels.filter(({ id, archived }) => !archived || on.includes(id))}
            on={on}
            onToggle={toggle}
          />
        </Popover>
      ) : null}
    </section>
  );
}
