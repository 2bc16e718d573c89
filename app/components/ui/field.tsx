import { Field as BaseField } from "@base-ui/react/field";
import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "#app/components/ui/cn.ts";
import { m } from "#app/paraglide/messages.js";

export interface FieldProps {
  label: ReactNode;
  /** A line of help under the control. */
  hint?: ReactNode;
  /** What is wrong; the control is then invalid and described by it. */
  error?: string | readonly string[] | null | undefined;
  optional?: boolean;
  disabled?: boolean;
  /** Label read by assistive technology only. */
  hideLabel?: boolean;
  className?: string | undefined;
  children: ReactNode;
}

/** Label, control, hint and error, wired to each other. Put one Input, Textarea, Select or Checkbox inside. */
export function Field({
  label,
  hint,
  error,
  optional,
  disabled,
  hideLabel,
  className,
  children,
}: FieldProps) {
  const errors = typeof error === "string" ? [error] : (error ?? []);
  return (
    <BaseField.Root
      invalid={errors.length > 0}
      disabled={disabled ?? false}
      className={cn("flex min-w-0 flex-col gap-1.5", className)}
    >
      <BaseField.Label
        className={cn("flex items-baseline gap-1.5 text-sm font-medium text-text", hideLabel && "sr-only")}
      >
        {label}
        {optional ? <span className="text-xs font-normal text-subtle">{m.ui_optional()}</span> : null}
      </BaseField.Label>
      {children}
      {errors.length > 0 ? (
        <BaseField.Error match={true} className="flex items-start gap-1.5 text-xs text-danger-text">
          <CircleAlert aria-hidden="true" className="mt-px size-3.5 shrink-0" />
          <span>{errors.join(" ")}</span>
        </BaseField.Error>
      ) : null}
      {hint ? <BaseField.Description className="text-xs text-muted">{hint}</BaseField.Description> : null}
    </BaseField.Root>
  );
}
