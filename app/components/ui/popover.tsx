import { Popover as BasePopover } from "@base-ui/react/popover";
import type { ReactElement, ReactNode } from "react";
import { cn } from "#app/components/ui/cn.ts";

export interface PopoverProps {
  trigger: ReactElement;
  title?: ReactNode;
  align?: "start" | "center" | "end";
  side?: "top" | "bottom" | "left" | "right";
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  className?: string;
  children: ReactNode;
}

/** A small window tied to what opened it; the page stays usable. */
export function Popover(props: PopoverProps) {
  const { trigger, title, align = "start", side = "bottom", open, onOpenChange, className, children } = props;
  return (
    <BasePopover.Root
      {...(open === undefined ? {} : { open })}
      {...(onOpenChange === undefined ? {} : { onOpenChange })}
    >
      <BasePopover.Trigger render={trigger} />
      <BasePopover.Portal>
        <BasePopover.Positioner sideOffset={6} align={align} side={side} className="z-50 outline-none">
          <BasePopover.Popup className={cn("popup flex w-72 flex-col gap-2 p-3", className)}>
            {title ? <BasePopover.Title className="text-sm font-semibold">{title}</BasePopover.Title> : null}
            {children}
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  );
}
