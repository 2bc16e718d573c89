import { SearchX, UserPlus } from "lucide-react";
import { type ReactNode, useCallback, useEffect, useRef } from "react";
import { Button } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { SkeletonText } from "#app/components/ui/skeleton.tsx";
import { Spinner } from "#app/components/ui/spinner.tsx";
import { useRoom, useRoomClient } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { isId } from "#domain/ids/ids.ts";
import type { BoardView } from "#domain/views/board.ts";
import { BoardBanner } from "./board-banner.tsx";
import { BoardColumns } from "./board-columns.tsx";
import { BoardHeader } from "./board-header.tsx";
import { useBoardPalette } from "./board-palette.ts";
import { BoardTools } from "./board-tools.tsx";
import { useBoardUi, useUi } from "./board-ui.ts";
import {
  BoardDialogs,
  BoardLanes,
  BoardTable,
  Company,
  ManyBar,
  UploadTray,
  usePartsSoon,
} from "./late-parts.tsx";
import { PhoneStages } from "./phone-stages.tsx";
import { UploadButton } from "./upload/upload-button.tsx";
import { useUploads } from "./upload/uploads-context.ts";
import { useMayUpload, useNoStrayDrops } from "./upload/use-file-drop.ts";
import { BoardActionsContext, useMakeBoardActions } from "./use-board-actions.ts";
import { useBoardKeys } from "./use-board-keys.ts";
import { useColumns } from "./use-columns.ts";
import { isFiltered, unfiltered } from "./view/filter.ts";
import { useAddress } from "./view/use-address.ts";

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
  const layout = useUi((state) => state.settings.layout);
  const lanes = useUi((state) => state.settings.lanes !== "none");
  const filter = useRef<HTMLInputElement>(null);
  const focusFilter = useCallback(() => filter.current?.focus(), []);
  useBoardKeys(actions, focusFilter);
  useBoardPalette(actions, focusFilter);
  useNoStrayDrops();
  usePartsSoon();
  useOpened(opened);
  useAddress();
  const uploading = useUploads().length > 0;
  const empty = useRoom((room) => isEmpty(room.state.applications)) && !uploading;
  const filtered = useUi((state) => isFiltered(state.settings));
  const coming = useRoom((room) => room.facesToCome > 0);
  const noMatch = filtered && !empty && columns.every(({ ids }) => ids.length === 0);
  return (
    <BoardActionsContext.Provider value={actions}>
      <div className="flex h-full min-h-0 min-w-0 flex-1">
        <div className="relative flex min-w-0 flex-1 flex-col">
          <BoardHeader requisition={requisition} self={self} />
          <BoardTools requisition={requisition.id} filterInput={filter} />
          <BoardBanner />
          {layout === "board" ? <PhoneStages /> : null}
          {empty ? <NoCards requisition={requisition} /> : null}
          {noMatch ? <NoMatch coming={coming} /> : null}
          {layout === "table" ? (
            <BoardTable requisition={requisition} fallback={<TableSkeleton />} />
          ) : lanes ? (
            <BoardLanes columns={columns} fallback={<div className="flex-1" />} />
          ) : (
            <BoardColumns columns={columns} />
          )}
          <ManyBar />
          {uploading ? <UploadTray /> : null}
        </div>
        {panel}
      </div>
      <BoardDialogs requisition={requisition.id} />
      <Company />
    </BoardActionsContext.Provider>
  );
}

/** Says to others which card is open here, and gives the focus back to it when it closes. */
/** The filter shows nothing, or not yet: names may still be on their way. */
function NoMatch({ coming }: { coming: boolean }) {
  const ui = useBoardUi();
  if (coming) return <Spinner label={m.view_looking()} />;
  return (
    <EmptyState
      icon={<SearchX />}
      title={m.board_no_match_title()}
      description={m.board_no_match()}
      className="py-8"
    >
      <Button onClick={() => ui.set({ settings: unfiltered(ui.get().settings) })}>{m.view_clear()}</Button>
    </EmptyState>
  );
}

function TableSkeleton() {
  return (
    <div aria-busy="true" className="flex-1 px-4">
      <SkeletonText lines={8} />
    </div>
  );
}

function isEmpty(record: object): boolean {
  for (const _key in record) return false;
  return true;
}

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
