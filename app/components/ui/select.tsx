import { Select as BaseSelect } from "@base-ui/react/select";
import { Check, ChevronsUpDown } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "#app/components/ui/cn.ts";

export interface SelectOption {
  value: string;
  label: string;
  icon?: ReactNode;
  disabled?: boolean;
}

export interface SelectProps {
  options: readonly SelectOption[];
  value?: string | null;
  defaultValue?: string | null;
  onChange?: (value: string) => void;
  placeholder?: string;
  name?: string;
  form?: string;
  id?: string;
  disabled?: boolean;
  required?: boolean;
  /** Its name, where no Field gives one. */
  "aria-label"?: string;
  size?: "sm" | "md";
  className?: string;
}

/** One of a list. Works in forms (hidden input `name`), in a Field, and controlled. */
export function Select({ options, onChange, placeholder, size = "md", className, ...props }: SelectProps) {
  const { "aria-label": label, ...root } = props;
  return (
    <BaseSelect.Root
      items={options.map((option) => ({ value: option.value, label: option.label }))}
      modal={false}
      onValueChange={(value) => {
        if (value !== null) onChange?.(value);
      }}
      {...root}
    >
      <BaseSelect.Trigger
        aria-label={label}
        className={cn(
          "control flex items-center justify-between gap-2 px-2.5 text-left",
          size === "sm" ? "h-7" : "h-8",
          className,
        )}
      >
        <BaseSelect.Value placeholder={placeholder} className="truncate data-placeholder:text-subtle" />
        <BaseSelect.Icon className="text-subtle">
          <ChevronsUpDown aria-hidden="true" className="size-3.5" />
        </BaseSelect.Icon>
      </BaseSelect.Trigger>
      <BaseSelect.Portal>
        <BaseSelect.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50 outline-none">
          <BaseSelect.Popup className="popup max-h-(--available-height) min-w-(--anchor-width) overflow-y-auto p-1">
            <BaseSelect.List>
              {options.map((option) => (
                <BaseSelect.Item
                  key={option.value}
                  value={option.value}
                  disabled={option.disabled ?? false}
                  className="option pr-8"
                >
                  {option.icon}
                  <BaseSelect.ItemText className="truncate">{option.label}</BaseSelect.ItemText>
                  <BaseSelect.ItemIndicator className="absolute right-3">
                    <Check aria-hidden="true" className="size-3.5" />
                  </BaseSelect.ItemIndicator>
                </BaseSelect.Item>
              ))}
            </BaseSelect.List>
          </BaseSelect.Popup>
        </BaseSelect.Positioner>
      </BaseSelect.Portal>
    </BaseSelect.Root>
  );
}
