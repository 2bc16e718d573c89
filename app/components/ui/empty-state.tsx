import type { ReactNode } from "react";
import { cn } from "#app/components/ui/cn.ts";

export interface EmptyStateProps {
  icon?: ReactNode;
  title: string;
  /** Why it is empty and what would fill it. */
  description?: ReactNode;
  /** Buttons. */
  children?: ReactNode;
  /** h2 unless the page's heading hierarchy needs another. */
  level?: 1 | 2 | 3;
  className?: string;
}

/** Nothing here yet, said in a way that helps. */
export function EmptyState({ icon, title, description, children, level = 2, className }: EmptyStateProps) {
  const Heading = `h${level}` as const;
  return (
    <div className={cn("flex flex-col items-center gap-3 px-6 py-16 text-center", className)}>
      {icon ? (
        <span
          aria-hidden="true"
          className="flex size-10 items-center justify-center rounded-lg border bg-surface text-subtle [&_svg]:size-5"
        >
          {icon}
        </span>
      ) : null}
      <div className="flex max-w-sm flex-col gap-1">
        <Heading className="text-base font-semibold">{title}</Heading>
        {description ? <p className="text-sm text-pretty text-muted">{description}</p> : null}
      </div>
      {children ? <div className="flex flex-wrap justify-center gap-2 pt-1">{children}</div> : null}
    </div>
  );
}
