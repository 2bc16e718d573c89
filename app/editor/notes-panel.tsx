import { useMemo, useState } from "react";
import { ErrorState } from "#app/components/ui/error-state.tsx";
import { SkeletonText } from "#app/components/ui/skeleton.tsx";
import { Tabs } from "#app/components/ui/tabs.tsx";
import { m } from "#app/paraglide/messages.js";
import { documentsOf } from "./documents.ts";
import { Note } from "./note.tsx";
import { noteTab } from "./note-words.ts";
import { useCardNotes } from "./use-card-notes.ts";

export interface NotesPanelProps {
  organization: string;
  requisition: string;
  application: string;
  self: { id: string; name: string };
  /** The document of the note that is to be shown first. */
  wanted?: string | null;
}

/** The notes of a card, one for each audience that the viewer belongs to; others are not even named. */
export function NotesPanel(props: NotesPanelProps) {
  const { organization, requisition, application, self } = props;
  const { answer, again } = useCardNotes(requisition, application);
  const documents = useMemo(
    () => documentsOf(requisition, { organization, user: self.id }),
    [requisition, organization, self.id],
  );
  const [wanted, setWanted] = useState<string | null>(props.wanted ?? null);
  if (answer === null) {
    return (
      <div aria-busy="true" className="px-4 py-4">
        <SkeletonText lines={4} />
      </div>
    );
  }
  if (answer === "failed") return <ErrorState description={m.notes_failed()} onRetry={again} level={3} />;
  const { notes, members } = answer;
  const open = notes.find(({ document }) => document === wanted) ?? notes[0];
  return (
    <Tabs
      label={m.notes_sections()}
      {...(open ? { value: open.document } : {})}
      onChange={setWanted}
      tabs={notes.map((note) => ({
        value: note.document,
        label: noteTab(note, self.id),
        panel: <Note note={note} members={members} documents={documents} self={self.id} />,
      }))}
    />
  );
}
