import { Checkbox as BaseCheckbox } from "@base-ui/react/checkbox";
import { Check, Minus } from "lucide-react";
import { type ReactNode, useId } from "react";
import { cn } from "#app/components/ui/cn.ts";

export interface CheckboxProps extends Omit<BaseCheckbox.Root.Props, "className" | "children"> {
  /** Beside the box; without it give `aria-label`. */
  label?: ReactNode;
  className?: string;
}

/** A box to tick. */
export function Checkbox({ label, className, id, ...props }: CheckboxProps) {
  const own = useId();
  const box = (
    <BaseCheckbox.Root
      {...props}
      aria-labelledby={label ? `${own}-label` : undefined}
      id={id ?? own}
      className={cn(
        "flex size-4 shrink-0 items-center justify-center rounded-sm border border-control bg-surface text-on-accent transition-colors",
        "hover:border-muted data-checked:border-accent data-checked:bg-accent data-indeterminate:border-accent data-indeterminate:bg-accent",
        "data-disabled:cursor-not-allowed data-disabled:opacity-50 data-invalid:border-danger",
        !label && className,
      )}
    >
      <BaseCheckbox.Indicator
        render={(indicatorProps, state) => (
          <span {...indicatorProps}>
            {state.indeterminate ? (
              <Minus aria-hidden="true" className="size-3" strokeWidth={3} />
            ) : (
              <Check aria-hidden="true" className="size-3" strokeWidth={3} />
            )}
          </span>
        )}
      />
    </BaseCheckbox.Root>
  );
  if (!label) return box;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the box inside it
    <label className={cn("inline-flex items-center gap-2 text-sm pointer-coarse:min-h-10", className)}>
      {box}
      <span id={`${own}-label`}>{label}</span>
    </label>
  );
}
