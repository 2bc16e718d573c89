import { cn } from "#app/components/ui/cn.ts";

/** Where something will stand. Give it the size of that thing; the container says aria-busy. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cn("block animate-shimmer rounded-sm bg-hover forced-colors:border", className)}
    />
  );
}

/** Lines of text to come. */
export function SkeletonText({ lines = 3 }: { lines?: number }) {
  const widths = ["w-full", "w-11/12", "w-3/4", "w-5/6"];
  return (
    <span aria-hidden="true" className="flex flex-col gap-2">
      {Array.from({ length: lines }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they have no identity
        <Skeleton key={at} className={cn("h-3", widths[at % widths.length])} />
      ))}
    </span>
  );
}
