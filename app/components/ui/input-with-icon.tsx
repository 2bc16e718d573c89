import type { ComponentProps, ReactNode } from "react";
import { cn } from "#app/components/ui/cn.ts";

export interface InputWithIconProps extends ComponentProps<"input"> {
  icon: ReactNode;
}

/** An input with something before it, a filter say. It names itself (`aria-label`): no Field knows of it. */
export function InputWithIcon({ icon, className, ...props }: InputWithIconProps) {
  return (
    <div className={cn("relative", className)}>
      <span
        aria-hidden="true"
        className="pointer-events-none absolute inset-y-0 left-2.5 flex items-center text-subtle"
      >
        {icon}
      </span>
      <input {...props} className="control h-8 pr-2.5 pl-8" />
    </div>
  );
}
