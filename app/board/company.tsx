import { useEffect } from "react";
import { useBoardActions } from "./use-board-actions.ts";
import { useNews } from "./use-news.ts";
import { lateWords } from "./verbs/late-words.ts";

export { EndedBanner, FilledBanner, NearlyFullBanner, PausedBanner } from "./late-banners.tsx";
export { UploadTray } from "./upload/upload-tray.tsx";
export { UndoButtons } from "./verbs/undo-buttons.tsx";

/** What a board does besides being seen and worked on: it says what happens. */
export function Company() {
  useNews(useBoardActions());
  useEffect(() => void lateWords(), []);
  return null;
}
