import { type PointerEvent, type ReactElement, type ReactNode, useRef, useState } from "react";
import { late } from "#app/late.tsx";

export interface TooltipProps {
  /** Words for sighted users; never the only place where something is said. */
  content: ReactNode;
  side?: "top" | "bottom" | "left" | "right";
  /** The element it explains (a button, a link). */
  children: ReactElement;
}

const load = () => import("#app/components/ui/tooltip-popup.tsx");
const Popup = late(async () => (await load()).TooltipPopup);

const openAfterMs = 400;
/** Time to get with the pointer from the element to the words, which may be read with a magnifier. */
const closeAfterMs = 120;
/** Who has just read one does not wait for the next. */
const againWithinMs = 400;
let closedAt = Number.NEGATIVE_INFINITY;

/** A word of explanation on hover and on keyboard focus. What draws it is loaded when the pointer first comes near. */
export function Tooltip({ content, side = "top", children }: TooltipProps) {
  const [anchor, setAnchor] = useState<Element | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const after = (ms: number, next: Element | null) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => show(next), ms);
  };
  const show = (next: Element | null) => {
    clearTimeout(timer.current);
    if (!next && anchor) closedAt = performance.now();
    setAnchor(next);
  };
  const enter = (event: PointerEvent) => {
    if (event.pointerType === "touch") return;
    load().catch(() => null);
    const soon = performance.now() - closedAt < againWithinMs;
    after(anchor || soon ? 0 : openAfterMs, anchor ?? event.currentTarget.firstElementChild);
  };
  return (
    // Not an element of its own: it only hears what happens to the one inside, and to its words.
    <span
      role="none"
      className="contents"
      onPointerEnter={enter}
      onPointerLeave={() => after(closeAfterMs, null)}
      onPointerDown={() => show(null)}
      onFocus={(event) => {
        if (event.target.matches(":focus-visible")) show(event.currentTarget.firstElementChild);
      }}
      onBlur={() => show(null)}
    >
      {children}
      {anchor ? (
        <Popup anchor={anchor} side={side} onClose={() => show(null)}>
          {content}
        </Popup>
      ) : null}
    </span>
  );
}
