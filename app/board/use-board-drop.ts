/** What a drop means: which stage, at which place. And scrolling while one drags near an edge. */
import { type RefObject, useEffect, useState } from "react";
import { useToast } from "#app/components/ui/toast.tsx";
import { useRoomClient } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { nobody } from "#domain/views/board-settings.ts";
import { useBoardUi } from "./board-ui.ts";
import type { BoardActions } from "./use-board-actions.ts";
import { cardKind } from "./use-card-drag.ts";
import { groupKey } from "./view/order.ts";
import { withDragging } from "./with-dragging.ts";

const isText = (value: unknown): value is string => typeof value === "string";

/** Listens for every drop on the board, and scrolls it sideways. */
export function useBoardDrop(scroller: RefObject<HTMLElement | null>, actions: BoardActions): void {
  const ui = useBoardUi();
  const client = useRoomClient();
  const { toast } = useToast();
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    return withDragging(({ combine, autoScrollForElements, monitorForElements, extractClosestEdge }) =>
      combine(
        autoScrollForElements({ element, canScroll: ({ source }) => source.data.kind === cardKind }),
        monitorForElements({
          canMonitor: ({ source }) => source.data.kind === cardKind,
          onDrop: ({ source, location }) => {
            const target = location.current.dropTargets[0];
            const application = String(source.data.application);
            const stage = target?.data.stage;
            if (!target || typeof stage !== "string") return;
            const over = target.data.application;
            // A card in somebody else's hand is not locked: both are told, and the last one counts.
            const too = client.snapshot().people.find(({ dragging }) => dragging === application);
            if (too) {
              toast({
                title: m.follow_drag_too({ name: too.user.name }),
                description: m.follow_drag_too_more(),
              });
            }
            if (over === application) return;
            const { settings } = ui.get();
            const lane = location.current.dropTargets.map(({ data }) => data.lane).find(isText);
            const known = client.snapshot().state.applications[application];
            if (settings.lanes === "assignee" && known && lane && lane !== groupKey(known, "assignee")) {
              // Somebody's lane holds the cards that they look after: who is put there is theirs.
              actions.assign(application, lane === nobody ? null : lane);
              if (source.data.stage === stage && typeof over !== "string") return;
            }
            if (settings.sort !== "board" || settings.reverse) {
              // In an order by name or age a place means nothing: only the stage does.
              if (source.data.stage !== stage) actions.place(application, stage, 0);
              return;
            }
            const ids = ui.get().columns.find((column) => column.stage.id === stage)?.ids ?? [];
            const rest = ids.filter((id) => id !== application);
            const at = typeof over === "string" ? rest.indexOf(over) : rest.length;
            const below = extractClosestEdge(target.data) === "bottom" ? 1 : 0;
            actions.place(application, stage, at < 0 ? rest.length : at + below);
          },
        }),
      ),
    );
  }, [scroller, actions, ui, client, toast]);
}

/** A column, or a lane's part of one, that cards can be dropped into, also when it is empty; true while one hovers. */
export function useColumnDrop(
  column: RefObject<HTMLElement | null>,
  list: RefObject<HTMLElement | null>,
  stage: string,
  lane?: string,
): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const [element, scroller] = [column.current, list.current];
    if (!element || !scroller) return;
    const canDrop = ({ source }: { source: { data: Record<string | symbol, unknown> } }) =>
      source.data.kind === cardKind;
    return withDragging(({ combine, autoScrollForElements, dropTargetForElements }) =>
      combine(
        autoScrollForElements({ element: scroller, canScroll: canDrop }),
        dropTargetForElements({
          element,
          canDrop,
          getData: () => ({ stage, lane }),
          onDragEnter: () => setOver(true),
          onDragLeave: () => setOver(false),
          onDrop: () => setOver(false),
        }),
      ),
    );
  }, [column, list, stage, lane]);
  return over;
}
