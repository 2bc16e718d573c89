import { useEffect } from "react";
import { useBoardActions } from "./use-board-actions.ts";
import { useBoardKeys } from "./use-board-keys.ts";
import { useNews } from "./use-news.ts";
import { lateWords } from "./verbs/late-words.ts";

export { UploadTray } from "./upload/upload-tray.tsx";
export { UndoButtons } from "./verbs/undo-buttons.tsx";

/** What a board does besides being seen: it hears keys, and says what happens. */
export function Company({ focusFilter }: { focusFilter: () => void }) {
  const actions = useBoardActions();
  useBoardKeys(actions, focusFilter);
  useNews(actions);
  useEffect(() => void lateWords(), []);
  return null;
}
