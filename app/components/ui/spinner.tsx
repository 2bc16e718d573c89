import { cn } from "#app/components/ui/cn.ts";
import { m } from "#app/paraglide/messages.js";

/** Something is under way. With `label={null}` it is decoration beside words that say so. */
export function Spinner({ label, className }: { label?: string | null; className?: string }) {
  const hidden = label === null;
  return (
    <svg
      viewBox="0 0 16 16"
      fill="none"
      className={cn("size-4 shrink-0 animate-spin", className)}
      role="img"
      aria-hidden={hidden}
      aria-label={hidden ? undefined : (label ?? m.ui_loading())}
    >
      <circle cx="8" cy="8" r="6.25" stroke="currentColor" strokeWidth="1.5" opacity="0.25" />
      <path
        d="M14.25 8A6.25 6.25 0 0 0 8 1.75"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
      />
    </svg>
  );
}
