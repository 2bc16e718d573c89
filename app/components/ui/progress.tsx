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
  const percent = value === null ? null : Math.min(100, Math.max(0, value));
  const words = percent === null ? null : `${Math.round(percent)}%`;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(percent === null ? {} : { "aria-valuenow": percent, "aria-valuetext": words ?? "" })}
      className={cn("flex flex-col gap-1", className)}
    >
      <span aria-hidden="true" className={cn("flex justify-between gap-2 text-xs", !showLabel && "sr-only")}>
        <span>{label}</span>
        <span className="text-muted tabular-nums">{words}</span>
      </span>
      <span className="block h-1 overflow-hidden rounded-full bg-border-strong/60 forced-colors:border">
        <span
          className={cn(
            "block h-full rounded-full transition-[width] duration-160 forced-colors:bg-[Highlight]",
            percent === null && "w-1/3 animate-pending",
            tones[tone],
          )}
          {...(percent === null ? {} : { style: { width: `${percent}%` } })}
        />
      </span>
    </div>
  );
}
