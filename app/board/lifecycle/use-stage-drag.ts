/** A stage's header that can be dragged to another place. Where it would go is shown on the header there. */
import { type RefObject, useEffect } from "react";
import { useRoomClient } from "#app/live/use-room.ts";
import type { StageId } from "#domain/pipeline/schema.ts";
import { withDragging } from "../with-dragging.ts";
import { dropBefore } from "./stage-places.ts";
import { useStageMove } from "./use-stage-move.ts";

export const stageKind = "hotgigs-stage";

function headers(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("[data-stage-header]")];
}

/** The header under a place of the screen, sideways: columns are as high as the board. */
function headerAt(x: number): { header: HTMLElement; right: boolean } | null {
  for (const header of headers()) {
    const { left, width } = header.getBoundingClientRect();
    if (x >= left && x <= left + width) return { header, right: x > left + width / 2 };
  }
  return null;
}

function show(x: number | null, own: StageId): void {
  const over = x === null ? null : headerAt(x);
  for (const header of headers()) {
    const here = over?.header === header && header.dataset.stageHeader !== own;
    if (here) header.dataset.edge = over.right ? "right" : "left";
    else delete header.dataset.edge;
  }
}

export function useStageDrag(ref: RefObject<HTMLElement | null>, stage: StageId, may: boolean): void {
  const client = useRoomClient();
  const move = useStageMove();
  useEffect(() => {
    const element = ref.current;
    if (!element || !may) return;
    return withDragging(({ draggable, preventUnhandled }) =>
      draggable({
        element,
        getInitialData: () => ({ kind: stageKind, stage }),
        onDragStart: () => preventUnhandled.start(),
        onDrag: ({ location }) => show(location.current.input.clientX, stage),
        onDrop: ({ location }) => {
          preventUnhandled.stop();
          const over = headerAt(location.current.input.clientX);
          show(null, stage);
          const target = over?.header.dataset.stageHeader as StageId | undefined;
          if (!over || !target || target === stage) return;
          const before = dropBefore(client.snapshot().state.stages, target, over.right);
          if (before !== stage) move(stage, before);
        },
      }),
    );
  }, [ref, stage, may, client, move]);
}
