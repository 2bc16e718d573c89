import { Input as BaseInput } from "@base-ui/react/input";
import type { ReactNode } from "react";
import { cn } from "#app/components/ui/cn.ts";

export interface InputProps extends Omit<BaseInput.Props, "className"> {
  className?: string | undefined;
}

/** One line of text. Inside a Field it finds its label, hint and error by itself. */
export function Input({ className, ...props }: InputProps) {
  return <BaseInput {...props} className={cn("control h-8 px-2.5", className)} />;
}

/** An input with something before it, an icon say. */
export function InputWithIcon({ icon, className, ...props }: InputProps & { icon: ReactNode }) {
  return (
    <div className={cn("relative", className)}>
      <span
        aria-hidden="true"
        className="pointer-events-none absolute inset-y-0 left-2.5 flex items-center text-subtle"
      >
        {icon}
      </span>
      <Input {...props} className="pl-8" />
    </div>
  );
}
