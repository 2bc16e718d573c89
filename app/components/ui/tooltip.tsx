import { Tooltip as BaseTooltip } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";

export interface TooltipProps {
  /** Words for sighted users; never the only place where something is said. */
  content: ReactNode;
  side?: "top" | "bottom" | "left" | "right";
  /** The element it explains; it must take a ref and props (a button, a link). */
  children: ReactElement;
}

/** A word of explanation on hover and on keyboard focus. */
export function Tooltip({ content, side = "top", children }: TooltipProps) {
  return (
    <BaseTooltip.Root>
      <BaseTooltip.Trigger render={children} />
      <BaseTooltip.Portal>
        <BaseTooltip.Positioner sideOffset={6} side={side} className="z-60">
          <BaseTooltip.Popup className="popup flex max-w-64 items-center gap-2 rounded-md px-2 py-1 text-xs text-text">
            {content}
          </BaseTooltip.Popup>
        </BaseTooltip.Positioner>
      </BaseTooltip.Portal>
    </BaseTooltip.Root>
  );
}

/** One delay for all tooltips of the page: the second one opens at once. In root.tsx. */
export const TooltipProvider = BaseTooltip.Provider;
