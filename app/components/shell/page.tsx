import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { cn } from "#app/components/ui/cn.ts";

export interface PageProps {
  title: ReactNode;
  /** Where this page lies, outermost first. */
  trail?: readonly { to: string; label: string }[];
  /** Beside the title: a status badge. */
  aside?: ReactNode;
  /** Right-hand side of the header. */
  actions?: ReactNode;
  /** As high as the window, with its own scrolling inside: boards. Otherwise the page scrolls. */
  fill?: boolean;
  className?: string;
  children: ReactNode;
}

/** A page of the team: a header that stays, and the content under it. */
export function Page({ title, trail = [], aside, actions, fill, className, children }: PageProps) {
  return (
    <div
      className={cn(
        "flex min-w-0 flex-1 flex-col",
        // No height of its own: it takes what the window has left, with or without a banner above.
        fill && "h-0 min-h-0 overflow-hidden",
      )}
    >
      <header className="sticky top-0 z-20 flex min-h-12 shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-b bg-background px-4 py-1.5 lg:px-6">
        <div className="flex min-w-0 flex-1 items-center gap-1.5 text-base">
          {trail.map((step) => (
            <span key={step.to} className="flex shrink-0 items-center gap-1.5 max-sm:hidden">
              <Link to={step.to} className="rounded-xs text-muted hover:text-text">
                {step.label}
              </Link>
              <ChevronRight aria-hidden="true" className="size-3.5 text-subtle" />
            </span>
          ))}
          <h1 className="min-w-0 truncate font-semibold">{title}</h1>
          {aside}
        </div>
        {actions ? <div className="flex items-center gap-2">{actions}</div> : null}
      </header>
      <div className={cn("flex min-h-0 flex-1 flex-col", className)}>{children}</div>
    </div>
  );
}
