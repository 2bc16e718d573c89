import { cn } from "#app/components/ui/cn.ts";

/** A key, as on the keyboard. Hidden on touch screens, which have none. */
export function Kbd({ children, className }: { children: string; className?: string }) {
  return (
    <kbd
      className={cn(
        "inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-xs border border-border-strong bg-sunken px-1 font-sans text-2xs text-muted pointer-coarse:hidden",
        className,
      )}
    >
      {children}
    </kbd>
  );
}
