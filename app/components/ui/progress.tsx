import { Progress as BaseProgress } from "@base-ui/react/progress";
import { cn } from "#app/components/ui/cn.ts";

export interface ProgressProps {
  /** What is under way. */
  label: string;
  /** 0–100; null when nobody knows how far. */
  value: number | null;
  tone?: "accent" | "success" | "danger";
  showLabel?: boolean;
  className?: string;
}

const tones = { accent: "bg-accent", success: "bg-success", danger: "bg-danger" } as const;

/** How far something is. */
export function Progress({ label, value, tone = "accent", showLabel, className }: ProgressProps) {
  return (
    <BaseProgress.Root aria-label={label} value={value} className={cn("flex flex-col gap-1", className)}>
      <span className={cn("flex justify-between gap-2 text-xs", !showLabel && "sr-only")}>
        <BaseProgress.Label>{label}</BaseProgress.Label>
        <BaseProgress.Value className="text-muted tabular-nums" />
      </span>
      <BaseProgress.Track className="h-1 overflow-hidden rounded-full bg-border-strong/60 forced-colors:border">
        <BaseProgress.Indicator
          className={cn(
            "h-full rounded-full transition-[width] duration-160 data-indeterminate:w-1/3 data-indeterminate:animate-pending forced-colors:bg-[Highlight]",
            tones[tone],
          )}
        />
      </BaseProgress.Track>
    </BaseProgress.Root>
  );
}
