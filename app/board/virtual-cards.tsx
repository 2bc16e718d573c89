import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect } from "react";
import { useBoardUi } from "./board-ui.ts";
import { Card } from "./card.tsx";

export interface VirtualCardsProps {
  ids: readonly string[];
  /** Which list this is: a stage, or a stage's part of a lane. */
  list: string;
  scroller: RefObject<HTMLElement | null>;
  label: string;
}

const estimate = 64;

/** A long column: only the cards in view exist. */
export function VirtualCards({ ids, list, scroller, label }: VirtualCardsProps) {
  const ui = useBoardUi();
  const virtual = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimate,
    getItemKey: (at) => ids[at] ?? at,
    overscan: 6,
  });
  useEffect(() => {
    ui.reveal.set(list, (id) => {
      const at = ids.indexOf(id);
      if (at >= 0) virtual.scrollToIndex(at);
    });
    return () => void ui.reveal.delete(list);
  }, [ui, list, ids, virtual]);
  return (
    <ul aria-label={label} className="relative" style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map(({ index, start, key }) => {
        const id = ids[index];
        if (id === undefined) return null;
        return (
          <div
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            role="none"
            className="absolute inset-x-0 top-0 pb-(--stack)"
            style={{ transform: `translateY(${start}px)` }}
          >
            <Card application={id} position={index + 1} total={ids.length} />
          </div>
        );
      })}
    </ul>
  );
}
