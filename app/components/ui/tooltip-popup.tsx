import { Tooltip as BaseTooltip } from "@base-ui/react/tooltip";
import type { ReactNode } from "react";

export interface TooltipPopupProps {
  anchor: Element;
  side: "top" | "bottom" | "left" | "right";
  onClose: () => void;
  children: ReactNode;
}

/** The open tooltip beside its element: loaded when the first one is wanted. */
export function TooltipPopup({ anchor, side, onClose, children }: TooltipPopupProps) {
  return (
    <BaseTooltip.Root open onOpenChange={(open) => (open ? null : onClose())}>
      <BaseTooltip.Portal>
        <BaseTooltip.Positioner anchor={anchor} sideOffset={6} side={side} className="z-60">
          <BaseTooltip.Popup className="popup flex max-w-64 items-center gap-2 rounded-md px-2 py-1 text-xs text-text">
            {children}
          </BaseTooltip.Popup>
        </BaseTooltip.Positioner>
      </BaseTooltip.Portal>
    </BaseTooltip.Root>
  );
}
