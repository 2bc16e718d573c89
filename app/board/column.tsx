import { memo, useEffect, useRef, useSyncExternalStore } from "react";
import { cn } from "#app/components/ui/cn.ts";
import { m } from "#app/paraglide/messages.js";
import { cardElementId, useBoardUi, useUi } from "./board-ui.ts";
import { Card } from "./card.tsx";
import { ColumnHeader } from "./column-header.tsx";
import type { Column as ColumnData } from "./columns.ts";
import { VirtualCards } from "./late-parts.tsx";
import { UploadGhosts } from "./upload/upload-ghosts.tsx";
import { useFileDrop } from "./upload/use-file-drop.ts";
import { useColumnDrop } from "./use-board-drop.ts";
import { isFiltered } from "./view/filter.ts";

/** Lists longer than this are drawn only where one looks; before that is possible, so many of them. */
const virtualFrom = 60;
const firstOfMany = 16;

const never = () => () => {};
const always = () => true;
const serverSide = () => false;

/** A stage with its cards. */
export const Column = memo(function Column({ column }: { column: ColumnData }) {
  const ui = useBoardUi();
  const outer = useRef<HTMLElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const { stage, ids, total } = column;
  const over = useColumnDrop(outer, list, stage.id);
  const files = useFileDrop(outer, stage.id);
  const onPhone = useUi((state) => state.phoneStage === stage.id);
  // A virtual list places its cards by style attributes, which a server may not send under our policy.
  const hydrated = useSyncExternalStore(never, always, serverSide);
  const filtered = useUi((state) => isFiltered(state.settings));
  useEffect(() => {
    if (ids.length > virtualFrom) return;
    const reveal = (id: string) =>
      document.getElementById(cardElementId(id))?.scrollIntoView({ block: "nearest" });
    ui.reveal.set(stage.id, reveal);
    return () => {
      if (ui.reveal.get(stage.id) === reveal) ui.reveal.delete(stage.id);
    };
  }, [ui, stage.id, ids.length]);
  return (
    <section
      ref={outer}
      aria-labelledby={`stage-${stage.id}`}
      className={cn(
        "flex h-full w-72 shrink-0 flex-col rounded-xl bg-sunken transition-colors max-sm:w-full",
        over && "bg-hover",
        files && "bg-accent-soft outline-2 -outline-offset-2 outline-dashed outline-accent",
        !onPhone && "max-sm:hidden",
      )}
    >
      <ColumnHeader stage={stage} count={ids.length} total={total} />
      <div ref={list} className="min-h-0 flex-1 -mt-1 overflow-y-auto overscroll-y-contain px-2 pt-1 pb-3">
        <UploadGhosts stage={stage.id} />
        {ids.length > virtualFrom && hydrated ? (
          <VirtualCards
            ids={ids}
            list={stage.id}
            scroller={list}
            label={stage.name}
            fallback={<FirstCards ids={ids} label={stage.name} />}
          />
        ) : (
          <FirstCards ids={ids} label={stage.name} />
        )}
        {ids.length === 0 ? (
          <p className="rounded-lg border border-dashed px-3 py-6 text-center text-xs text-subtle">
            {files ? m.board_drop_here() : filtered ? m.board_column_no_match() : m.board_column_empty()}
          </p>
        ) : null}
      </div>
    </section>
  );
});

/** All cards of a short list, the first ones of a long one: what the server renders. */
function FirstCards({ ids, label }: { ids: readonly string[]; label: string }) {
  return (
    <ul aria-label={label} className="flex flex-col gap-stack">
      {ids.slice(0, ids.length > virtualFrom ? firstOfMany : virtualFrom).map((id, at) => (
        <Card key={id} application={id} position={at + 1} total={ids.length} />
      ))}
    </ul>
  );
}
