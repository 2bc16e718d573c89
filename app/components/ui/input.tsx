import { Input as BaseInput } from "@base-ui/react/input";
import { cn } from "#app/components/ui/cn.ts";

export interface InputProps extends Omit<BaseInput.Props, "className"> {
  className?: string | undefined;
}

const ofFile =
  "ps-1 leading-7 file:me-2 file:h-6 file:rounded-sm file:bg-hover file:px-2 file:font-medium file:text-sm";

/** One line of text, or a file. Inside a Field it finds its label, hint and error by itself. */
export function Input({ className, ...props }: InputProps) {
  return (
    <BaseInput {...props} className={cn("control h-8 px-2.5", props.type === "file" && ofFile, className)} />
  );
}
