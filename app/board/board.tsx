import { SearchX, UserPlus } from "lucide-react";
import { type ReactNode, useCallback, useEffect, useRef } from "react";
import { Button } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { useRoom, useRoomClient } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { isId } from "#domain/ids/ids.ts";
import type { BoardView } from "#domain/views/board.ts";
import { BoardBanner } from "./board-banner.tsx";
import { BoardHeader } from "./board-header.tsx";
import { useBoardPalette } from "./board-palette.tsx";
import { useBoardUi, useUi } from "./board-ui.ts";
import { Column } from "./column.tsx";
import { BoardDialogs, usePartsSoon } from "./late-parts.tsx";
import { PhoneStages } from "./phone-stages.tsx";
import { UploadButton } from "./upload/upload-button.tsx";
import { UploadTray } from "./upload/upload-tray.tsx";
import { useUploads } from "./upload/uploads-context.ts";
import { useMayUpload, useNoStrayDrops } from "./upload/use-file-drop.ts";
import { BoardActionsContext, useMakeBoardActions } from "./use-board-actions.ts";
import { useBoardDrop } from "./use-board-drop.ts";
import { useBoardKeys } from "./use-board-keys.ts";
import { useColumns } from "./use-columns.ts";
import { useNews } from "./use-news.ts";

export interface BoardProps {
  requisition: BoardView["requisition"];
  self: string;
  /** The application whose panel is open beside the board. */
  opened: string | null;
  panel: ReactNode;
}

/** A requisition's board: stages as columns, and beside them the card that is open. */
export function Board({ requisition, self, opened, panel }: BoardProps) {
  const actions = useMakeBoardActions();
  const columns = useColumns();
  const scroller = useRef<HTMLDivElement>(null);
  const filter = useRef<HTMLInputElement>(null);
  useBoardDrop(scroller, actions);
  const focusFilter = useCallback(() => filter.current?.focus(), []);
  useBoardKeys(actions, focusFilter);
  useBoardPalette(actions, focusFilter);
  useNews();
  useNoStrayDrops();
  usePartsSoon();
  useOpened(opened);
  const uploading = useUploads().length > 0;
  const empty = useRoom((room) => Object.keys(room.state.applications).length === 0) && !uploading;
  const noMatch = useUi((state) => state.filter.text !== "") && columns.every(({ ids }) => ids.length === 0);
  return (
    <BoardActionsContext.Provider value={actions}>
      <div className="flex h-full min-h-0 min-w-0 flex-1">
        <div className="relative flex min-w-0 flex-1 flex-col">
          <BoardHeader requisition={requisition} self={self} filterInput={filter} />
          <BoardBanner />
          <PhoneStages />
          {empty ? <NoCards requisition={requisition} /> : null}
          {noMatch ? (
            <EmptyState
              icon={<SearchX />}
              title={m.board_no_match_title()}
              description={m.board_no_match()}
              className="py-8"
            >
              <Button onClick={() => filter.current?.focus()}>{m.board_no_match_change()}</Button>
            </EmptyState>
          ) : null}
          <div
            ref={scroller}
            className="flex min-h-0 flex-1 gap-3 overflow-x-auto overscroll-x-contain px-4 pb-4"
          >
            {columns.map((column) => (
              <Column key={column.stage.id} column={column} />
            ))}
          </div>
          <UploadTray />
        </div>
        {panel}
      </div>
      <BoardDialogs requisition={requisition.id} />
    </BoardActionsContext.Provider>
  );
}

/** Says to others which card is open here, and gives the focus back to it when it closes. */
function useOpened(opened: string | null): void {
  const ui = useBoardUi();
  const client = useRoomClient();
  const before = useRef<string | null>(null);
  useEffect(() => {
    ui.set({ opened });
    client.look({ open: isId("app", opened) ? opened : null });
    if (opened === null && before.current !== null) ui.focus(before.current);
    before.current = opened;
  }, [ui, client, opened]);
}

function NoCards({ requisition }: { requisition: BoardView["requisition"] }) {
  const ui = useBoardUi();
  const may = useMayUpload();
  return (
    <EmptyState
      icon={<UserPlus />}
      title={m.board_empty_title()}
      description={may ? m.board_empty({ title: requisition.title }) : m.board_empty_waiting()}
      className="py-8"
    >
      {may ? (
        <>
          <Button onClick={() => ui.set({ dialog: { kind: "addCandidate", stage: null } })}>
            {m.board_add_candidate()}
          </Button>
          <UploadButton />
        </>
      ) : null}
    </EmptyState>
  );
}
