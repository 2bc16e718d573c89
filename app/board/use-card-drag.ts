/** A card that can be dragged and dropped onto; order needs to know which edge of it is nearer. */
import type { Edge } from "@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge";
import { type RefObject, useEffect, useState } from "react";
import { useRoomClient } from "#app/live/use-room.ts";
import { isId } from "#domain/ids/ids.ts";
import { isPhone } from "./many/use-long-press.ts";
import { withDragging } from "./with-dragging.ts";

export const cardKind = "hotgigs-card";

export function useCardDrag(
  ref: RefObject<HTMLElement | null>,
  application: string,
  stage: string,
  movable: boolean,
) {
  const client = useRoomClient();
  const [dragging, setDragging] = useState(false);
  const [edge, setEdge] = useState<Edge | null>(null);
  useEffect(() => {
    const element = ref.current;
    if (!element || !movable || !isId("app", application) || isPhone()) return;
    return withDragging(
      ({ combine, draggable, dropTargetForElements, attachClosestEdge, extractClosestEdge }) =>
        combine(
          draggable({
            element,
            getInitialData: () => ({ kind: cardKind, application, stage }),
            onDragStart: () => {
              setDragging(true);
              client.look({ dragging: application });
            },
            onDrop: () => {
              setDragging(false);
              client.look({ dragging: null });
            },
          }),
          dropTargetForElements({
            element,
            canDrop: ({ source }) => source.data.kind === cardKind,
            getIsSticky: () => true,
            getData: ({ input }) =>
              attachClosestEdge({ application, stage }, { element, input, allowedEdges: ["top", "bottom"] }),
            onDrag: ({ self, source }) => {
              setEdge(source.data.application === application ? null : extractClosestEdge(self.data));
            },
            onDragLeave: () => setEdge(null),
            onDrop: () => setEdge(null),
          }),
        ),
    );
  }, [ref, application, stage, movable, client]);
  return { dragging, edge };
}
