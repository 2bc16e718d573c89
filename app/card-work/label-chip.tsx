import { tintOf } from "#app/components/ui/avatar.tsx";
import { cn } from "#app/components/ui/cn.ts";
import type { Label } from "#domain/requisition/schema.ts";

/** A label as it stands on a card: its name on its colour. */
export function LabelChip({ label, className }: { label: Pick<Label, "name" | "hue">; className?: string }) {
  return (
    <span
      data-tint={tintOf(label.hue)}
      className={cn(
        "tint-fill inline-block max-w-40 truncate rounded-sm px-1.5 text-2xs font-medium leading-4.5 forced-colors:border",
        className,
      )}
    >
      {label.name}
    </span>
  );
}
