import { Columns3, Keyboard, Search, UserPlus } from "lucide-react";
import { type RefObject, useEffect, useState } from "react";
import { Button, IconButton } from "#app/components/ui/button.tsx";
import { InputWithIcon } from "#app/components/ui/input-with-icon.tsx";
import { Tooltip } from "#app/components/ui/tooltip.tsx";
import { useRoom } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { useBoardUi, useUi } from "./board-ui.ts";
import { FilterChips, UndoButtons, ViewMenus } from "./late-parts.tsx";
import { StatusFilter } from "./status-filter.tsx";
import { UploadButton } from "./upload/upload-button.tsx";
import { useMayUpload } from "./upload/use-file-drop.ts";
import { isFiltered } from "./view/filter.ts";

export interface BoardToolsProps {
  requisition: string;
  filterInput: RefObject<HTMLInputElement | null>;
}

/** What is shown and how, and what can be added. */
export function BoardTools({ requisition, filterInput }: BoardToolsProps) {
  const filtered = useUi((state) => isFiltered(state.settings));
  return (
    <div className="@container flex shrink-0 flex-col gap-2 px-4 pb-3">
      <div className="relative flex flex-wrap items-center gap-2">
        <StatusFilter />
        <Filter input={filterInput} />
        <ViewMenus requisition={requisition} fallback={<span className="h-8 w-68 @max-2xl:w-32" />} />
        <UndoButtons fallback={<span className="size-8" />} />
        <Adding />
      </div>
      {filtered ? <FilterChips /> : null}
    </div>
  );
}

function Adding() {
  const ui = useBoardUi();
  const mayEdit = useRoom((room) => room.abilities.includes("pipeline.edit"));
  const mayAdd = useMayUpload();
  return (
    <div className="ml-auto flex items-center gap-2">
      <Tooltip content={m.board_keys_title()}>
        <IconButton
          label={m.board_keys_title()}
          className="@max-4xl:hidden pointer-coarse:hidden"
          onClick={() => ui.set({ dialog: { kind: "shortcuts" } })}
        >
          <Keyboard aria-hidden="true" className="size-4" />
        </IconButton>
      </Tooltip>
      {mayEdit ? (
        <Tooltip content={m.board_stage_add()}>
          <IconButton
            label={m.board_stage_add()}
            className="@max-4xl:hidden"
            onClick={() => ui.set({ dialog: { kind: "addStage" } })}
          >
            <Columns3 aria-hidden="true" className="size-4" />
          </IconButton>
        </Tooltip>
      ) : null}
      {mayAdd ? (
        <>
          <Button
            className="@max-6xl:gap-0"
            icon={<UserPlus aria-hidden="true" className="size-4" />}
            onClick={() => ui.set({ dialog: { kind: "addCandidate", stage: null } })}
          >
            <span className="@max-6xl:sr-only">{m.board_add_candidate()}</span>
          </Button>
          <UploadButton compact />
        </>
      ) : null}
    </div>
  );
}

/** How long one waits after a letter before 5,000 cards are looked through. */
const settleMs = 120;

function Filter({ input }: { input: RefObject<HTMLInputElement | null> }) {
  const ui = useBoardUi();
  const shown = useUi((state) => state.settings.text);
  const [text, setText] = useState(shown);
  // A view, a link or "clear" says something else: that is what stands here now.
  useEffect(() => setText((typed) => (typed.trim() === shown ? typed : shown)), [shown]);
  useEffect(() => {
    const wanted = text.trim();
    if (wanted === ui.get().settings.text) return;
    const timer = setTimeout(() => ui.set({ settings: { ...ui.get().settings, text: wanted } }), settleMs);
    return () => clearTimeout(timer);
  }, [ui, text]);
  return (
    <InputWithIcon
      ref={input}
      type="search"
      aria-label={m.board_filter()}
      placeholder={m.board_filter_placeholder()}
      icon={<Search className="size-3.5" />}
      value={text}
      maxLength={200}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === "Escape" && text === "") event.currentTarget.blur();
        else if (event.key === "Escape") setText("");
        else if (event.key === "ArrowDown") {
          const { rows, columns } = ui.get();
          ui.focus(rows?.[0] ?? columns.find(({ ids }) => ids.length > 0)?.ids[0] ?? null);
        } else return;
        event.preventDefault();
        event.stopPropagation();
      }}
      // On a phone there is room for a few letters beside the tools: who writes has the whole row.
      className="w-48 @max-lg:w-auto @max-lg:flex-1 @max-lg:focus-within:absolute @max-lg:focus-within:inset-x-0 @max-lg:focus-within:bottom-0 @max-lg:focus-within:z-10"
    />
  );
}
