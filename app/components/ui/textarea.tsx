import { Field } from "@base-ui/react/field";
import type { ComponentPropsWithRef } from "react";
import { cn } from "#app/components/ui/cn.ts";

export type TextareaProps = Omit<
  ComponentPropsWithRef<"textarea">,
  "className" | "defaultValue" | "value"
> & {
  className?: string;
  defaultValue?: string;
  value?: string;
};

/** Several lines of text, growing with what is typed where the browser can. */
export function Textarea({ className, rows = 3, ...props }: TextareaProps) {
  const { defaultValue, value, ...rest } = props;
  return (
    <Field.Control
      {...(value === undefined ? { defaultValue } : { value })}
      render={
        <textarea
          rows={rows}
          {...rest}
          className={cn("control field-sizing-content max-h-80 min-h-16 px-2.5 py-1.5", className)}
        />
      }
    />
  );
}
