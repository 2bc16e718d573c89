import { ListChecks } from "lucide-react";
import { cn } from "#app/components/ui/cn.ts";
import { useRoom } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";

/** How far a card's checklist is. Nothing where there is none. */
export function CardTasks({ application }: { application: string }) {
  const summary = useRoom((room) => room.summaries[application]);
  if (!summary || summary.total === 0) return null;
  const { done, total } = summary;
  const words = m.work_checklist_done({ done, total });
  return (
    <span
      title={words}
      className={cn(
        "flex shrink-0 items-center gap-1 text-2xs text-muted tabular-nums",
        done === total && "text-success-text",
      )}
    >
      <ListChecks aria-hidden="true" className="size-3.5" />
      <span aria-hidden="true">{m.work_checklist_short({ done, total })}</span>
      <span className="sr-only">{words}</span>
    </span>
  );
}
