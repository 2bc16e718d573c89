import { ChevronLeft, Columns3, Keyboard, Search, UserPlus } from "lucide-react";
import { type RefObject, useDeferredValue, useEffect, useState } from "react";
import { Link } from "react-router";
import { Button, IconButton } from "#app/components/ui/button.tsx";
import { InputWithIcon } from "#app/components/ui/input-with-icon.tsx";
import { Tooltip } from "#app/components/ui/tooltip.tsx";
import { useRoom } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { StatusBadge } from "#app/routes/hiring/requisitions/status-badge.tsx";
import type { BoardView } from "#domain/views/board.ts";
import { useBoardUi } from "./board-ui.ts";
import { ConnectionStatus } from "./connection-status.tsx";
import { AddStageDialog } from "./late-parts.tsx";
import { PresenceBar } from "./presence-bar.tsx";
import { StatusFilter } from "./status-filter.tsx";
import { UploadButton } from "./upload/upload-button.tsx";
import { useMayUpload } from "./upload/use-file-drop.ts";

export interface BoardHeaderProps {
  requisition: BoardView["requisition"];
  self: string;
  filterInput: RefObject<HTMLInputElement | null>;
}

export function BoardHeader({ requisition, self, filterInput }: BoardHeaderProps) {
  const ui = useBoardUi();
  const status = useRoom((room) => room.state.status);
  const mayEdit = useRoom((room) => room.abilities.includes("pipeline.edit"));
  const mayAdd = useMayUpload();
  const [adding, setAdding] = useState(false);
  return (
    <header className="@container flex shrink-0 flex-col gap-3 px-4 pt-4 pb-3">
      <div className="flex items-center gap-3">
        <Link
          to="/requisitions"
          aria-label={m.board_back()}
          className="-ml-1 flex size-7 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-text pointer-coarse:size-10"
        >
          <ChevronLeft aria-hidden="true" className="size-4" />
        </Link>
        <div className="min-w-0">
          <div className="flex items-center gap-2">
            <h1 className="truncate text-xl font-semibold">{requisition.title}</h1>
            <StatusBadge status={status} />
          </div>
          <p className="truncate text-xs text-muted">
            {[requisition.team, requisition.location].filter(Boolean).join(" · ")}
          </p>
        </div>
        <div className="ml-auto flex items-center gap-3">
          <ConnectionStatus />
          <PresenceBar self={self} />
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <StatusFilter />
        <Filter input={filterInput} />
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
            <Button
              variant="ghost"
              className="@max-4xl:hidden"
              icon={<Columns3 aria-hidden="true" className="size-4" />}
              onClick={() => setAdding(true)}
            >
              {m.board_stage_add()}
            </Button>
          ) : null}
          {mayAdd ? (
            <>
              <Button
                className="@max-3xl:gap-0"
                icon={<UserPlus aria-hidden="true" className="size-4" />}
                onClick={() => ui.set({ dialog: { kind: "addCandidate", stage: null } })}
              >
                <span className="@max-3xl:sr-only">{m.board_add_candidate()}</span>
              </Button>
              <UploadButton compact />
            </>
          ) : null}
        </div>
      </div>
      {adding ? <AddStageDialog onClose={() => setAdding(false)} /> : null}
    </header>
  );
}

function Filter({ input }: { input: RefObject<HTMLInputElement | null> }) {
  const ui = useBoardUi();
  const [text, setText] = useState("");
  const settled = useDeferredValue(text);
  useEffect(() => ui.set({ filter: { ...ui.get().filter, text: settled.trim() } }), [ui, settled]);
  return (
    <InputWithIcon
      ref={input}
      type="search"
      aria-label={m.board_filter()}
      placeholder={m.board_filter()}
      icon={<Search className="size-3.5" />}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === "Escape" && text === "") event.currentTarget.blur();
        else if (event.key === "Escape") setText("");
        else if (event.key === "ArrowDown")
          ui.focus(ui.get().columns.find(({ ids }) => ids.length > 0)?.ids[0] ?? null);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
      className="w-56 @max-lg:w-auto @max-lg:flex-1"
    />
  );
}
