/** What is written about a card, and what edits it: much code, which comes when a card is open. */
import { late } from "#app/late.tsx";

export const NotesPanel = late(async () => (await import("#app/editor/notes-panel.tsx")).NotesPanel);
export const ChecklistPanel = late(
  async () => (await import("#app/card-work/checklist-panel.tsx")).ChecklistPanel,
);
export const CardLabels = late(async () => (await import("#app/card-work/card-labels.tsx")).CardLabels);
