import { Input as BaseInput } from "@base-ui/react/input";
import { cn } from "#app/components/ui/cn.ts";

export interface InputProps extends Omit<BaseInput.Props, "className"> {
  className?: string | undefined;
}

/** One line of text. Inside a Field it finds its label, hint and error by itself. */
export function Input({ className, ...props }: InputProps) {
  return <BaseInput {...props} className={cn("control h-8 px-2.5", className)} />;
}
