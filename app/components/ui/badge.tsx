import { cva, type VariantProps } from "class-variance-authority";
import type { ReactNode } from "react";
import { cn } from "#app/components/ui/cn.ts";

const badgeStyles = cva(
  "inline-flex h-5 max-w-full shrink-0 items-center gap-1 whitespace-nowrap rounded-sm border border-transparent px-1.5 text-2xs font-medium [&_svg]:size-3",
  {
    variants: {
      tone: {
        neutral: "bg-hover text-muted",
        accent: "bg-accent-soft text-accent-text",
        danger: "bg-danger-soft text-danger-text",
        warning: "bg-warning-soft text-warning-text",
        success: "bg-success-soft text-success-text",
        info: "bg-info-soft text-info-text",
        outline: "border-border-strong text-muted",
      },
    },
    defaultVariants: { tone: "neutral" },
  },
);

const dots = {
  neutral: "bg-subtle",
  accent: "bg-accent",
  danger: "bg-danger",
  warning: "bg-warning",
  success: "bg-success",
  info: "bg-info",
  outline: "bg-subtle",
} as const;

export type Tone = keyof typeof dots;

export interface BadgeProps extends VariantProps<typeof badgeStyles> {
  icon?: ReactNode;
  /** A dot in the tone's full colour: for states. The words still say it. */
  dot?: boolean;
  className?: string;
  children: ReactNode;
}

/** A short word about something: a state, a kind, a count. */
export function Badge({ tone, icon, dot, className, children }: BadgeProps) {
  return (
    <span className={cn(badgeStyles({ tone }), className)}>
      {dot ? (
        <span
          aria-hidden="true"
          className={cn("size-1.5 rounded-full forced-colors:bg-[CanvasText]", dots[tone ?? "neutral"])}
        />
      ) : null}
      {icon}
      <span className="truncate">{children}</span>
    </span>
  );
}
