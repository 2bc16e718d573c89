import { cn } from "#app/components/ui/cn.ts";
import { m } from "#app/paraglide/messages.js";
import type { RequisitionRow } from "#domain/views/board.ts";

type Stages = RequisitionRow["stages"];

/** Where the active candidates stand: a number, a bar and a name for each stage. Reads as a list. */
export function StageCounts({ stages }: { stages: Stages }) {
  const most = Math.max(1, ...stages.map((stage) => stage.active));
  return (
    <ul aria-label={m.requisitions_by_stage()} className="grid auto-cols-fr grid-flow-col gap-1">
      {stages.map((stage) => (
        <li key={stage.id} title={stage.name} className="flex min-w-0 flex-col-reverse justify-end gap-1">
          <span className="line-clamp-2 text-2xs leading-3.5 hyphens-auto text-subtle wrap-break-word">
            {stage.name}
          </span>
          <StageBar share={stage.active / most} />
          <span
            className={cn(
              "text-sm leading-none font-medium tabular-nums",
              stage.active === 0 && "font-normal text-subtle",
            )}
          >
            {stage.active}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** An SVG, because its width is an attribute: a style attribute would be stopped by our policy. */
function StageBar({ share }: { share: number }) {
  return (
    <svg aria-hidden="true" width="100%" height="3" className="rounded-full">
      <rect
        width="100%"
        height="3"
        rx="1.5"
        className="fill-border forced-colors:fill-canvas-text forced-colors:opacity-30"
      />
      {share > 0 ? (
        <rect
          width={`${Math.max(8, Math.round(share * 100))}%`}
          height="3"
          rx="1.5"
          className="fill-accent forced-colors:fill-highlight"
        />
      ) : null}
    </svg>
  );
}
