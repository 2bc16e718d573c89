import { type PointerEvent, useMemo, useRef } from "react";

const holdMs = 450;
const wobblePx = 10;

/** Holding a finger still, on a phone: `act` is called once, and the tap that follows is known by `held()`. */
export function useLongPress(act: () => void) {
  const acting = useRef(act);
  acting.current = act;
  return useMemo(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let from = { x: 0, y: 0 };
    let held = false;
    const stop = () => clearTimeout(timer);
    return {
      held: () => held,
      onPointerDown(event: PointerEvent) {
        held = false;
        stop();
        if (event.pointerType !== "touch" || !isPhone()) return;
        from = { x: event.clientX, y: event.clientY };
        timer = setTimeout(() => {
          held = true;
          acting.current();
        }, holdMs);
      },
      onPointerMove(event: PointerEvent) {
        if (Math.hypot(event.clientX - from.x, event.clientY - from.y) > wobblePx) stop();
      },
      onPointerUp: stop,
      onPointerCancel: stop,
      onContextMenu(event: { preventDefault(): void }) {
        // The system's own answer to a long press on a link.
        if (held) event.preventDefault();
      },
    };
  }, []);
}

/** One column at a time: there holding means choosing, where there is room it means dragging. */
export function isPhone(): boolean {
  return matchMedia("(pointer: coarse) and (max-width: 40rem)").matches;
}
