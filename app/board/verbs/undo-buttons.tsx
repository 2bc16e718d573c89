import { Redo2, Undo2 } from "lucide-react";
import { IconButton } from "#app/components/ui/button.tsx";
import { Tooltip } from "#app/components/ui/tooltip.tsx";
import type { Entry } from "#app/live/undo/journal.ts";
import { useRoom } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { useBoardActions } from "../use-board-actions.ts";
import { useTurns } from "./journal-context.ts";
import { entryWords } from "./undo-words.ts";

/** Undo and redo: each says what it will do. */
export function UndoButtons() {
  const actions = useBoardActions();
  const { undo, redo } = useTurns();
  const words = (entry: Entry | null) => (room: Parameters<typeof entryWords>[1]) =>
    entry ? entryWords(entry, room) : null;
  const [back, again] = [useRoom(words(undo)), useRoom(words(redo))];
  const backWords = back === null ? m.board_nothing_to_undo() : m.verbs_undo_what({ what: back });
  const againWords = again === null ? m.verbs_nothing_to_redo() : m.verbs_redo_what({ what: again });
  return (
    <div className="flex items-center">
      <Tooltip content={backWords}>
        <IconButton label={backWords} aria-disabled={back === null} onClick={() => actions.undo()}>
          <Undo2 aria-hidden="true" className="size-4" />
        </IconButton>
      </Tooltip>
      {again === null ? null : (
        <Tooltip content={againWords}>
          <IconButton label={againWords} onClick={() => actions.redo()}>
            <Redo2 aria-hidden="true" className="size-4" />
          </IconButton>
        </Tooltip>
      )}
    </div>
  );
}
