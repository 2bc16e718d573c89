/** The notes and what edits them: much code, which comes when a card is open. */
import { late } from "#app/late.tsx";

export const NotesPanel = late(async () => (await import("#app/editor/notes-panel.tsx")).NotesPanel);
