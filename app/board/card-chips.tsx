import { ListChecks } from "lucide-react";
import { LabelChip } from "#app/card-work/label-chip.tsx";
import { cn } from "#app/components/ui/cn.ts";
import { useRoom } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";

/** What a card's document says on its face: labels, and how far its checklist is. Nothing where there is nothing. */
export function CardChips({ application }: { application: string }) {
  const summary = useRoom((room) => room.summaries[application]);
  const known = useRoom((room) => room.state.labels);
  if (!summary || (summary.labels.length === 0 && summary.total === 0)) return null;
  const labels = known.filter(({ id }) => summary.labels.includes(id));
  const { done, total } = summary;
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-1 pl-9.5">
      {labels.length > 0 ? (
        <span className="sr-only">
          {m.work_labels_of({ names: labels.map(({ name }) => name).join(", ") })}
        </span>
      ) : null}
      <span aria-hidden="true" className="contents">
        {labels.map((label) => (
          <LabelChip key={label.id} label={label} />
        ))}
      </span>
      {total > 0 ? (
        <span
          className={cn(
            "flex items-center gap-1 text-2xs text-muted tabular-nums",
            done === total && "text-success-text",
          )}
          title={m.work_checklist_done({ done, total })}
        >
          <ListChecks aria-hidden="true" className="size-3.5" />
          <span aria-hidden="true">{m.work_checklist_short({ done, total })}</span>
          <span className="sr-only">{m.work_checklist_done({ done, total })}</span>
        </span>
      ) : null}
    </div>
  );
}
