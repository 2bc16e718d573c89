/** What is written about a card, and what edits it: much code, which comes when a card is open. */
import { useEffect } from "react";
import { whenIdle } from "#app/idle.ts";
import { late } from "#app/late.tsx";

const notes = () => import("#app/editor/notes-panel.tsx");
const checklist = () => import("#app/card-work/checklist-panel.tsx");

/** Has them here before they are asked for: without network they could not be loaded any more. */
export function useNotesSoon(): void {
  useEffect(
    () =>
      whenIdle(() => {
        for (const load of [notes, checklist]) load().catch(() => null);
      }),
    [],
  );
}

export const NotesPanel = late(async () => (await notes()).NotesPanel);
export const ChecklistPanel = late(async () => (await checklist()).ChecklistPanel);
export const CardInterviews = late(
  async () => (await import("#app/interviews/card-interviews.tsx")).CardInterviews,
);
export const CardPay = late(async () => (await import("#app/pay/card-pay.tsx")).CardPay);
export const CardLabels = late(async () => (await import("#app/card-work/card-labels.tsx")).CardLabels);
