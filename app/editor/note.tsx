import { Lock, Users } from "lucide-react";
import { refusalWords } from "#app/components/refusal-words.ts";
import { Banner } from "#app/components/ui/banner.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { SkeletonText } from "#app/components/ui/skeleton.tsx";
import { useToast } from "#app/components/ui/toast.tsx";
import type { DocumentClient } from "#app/live/document-client.ts";
import type { OpenDocuments } from "#app/live/open-documents.ts";
import { nearlyFullWords, pausedWords, readOnlyWords } from "#app/live/room-words.ts";
import { m } from "#app/paraglide/messages.js";
import type { CardNotesView, NoteView } from "#domain/views/notes.ts";
import { useDocument, useDocumentSnapshot } from "./documents.ts";
import { mentionedIn } from "./mentioned-in.ts";
import { NoteEditor } from "./note-editor.tsx";
import { DocumentStatus } from "./note-status.tsx";
import { endedWords, isMine, noteLabel, readersWords } from "./note-words.ts";

export interface NoteProps {
  note: NoteView;
  members: CardNotesView["members"];
  documents: OpenDocuments;
  self: string;
}

/** One note, live: who can read it, whether it is saved, and the text. */
export function Note(props: NoteProps) {
  const client = useDocument(props.documents, props.note.document);
  return client ? <OpenNote {...props} client={client} /> : <Loading />;
}

function Loading() {
  return (
    <div aria-busy="true" className="px-4 py-4">
      <SkeletonText lines={4} />
    </div>
  );
}

function OpenNote({ note, members, self, client }: NoteProps & { client: DocumentClient }) {
  const snapshot = useDocumentSnapshot(client);
  const { toast } = useToast();
  const { doc, synced, ended, paused, nearlyFull, refused, readOnly } = snapshot;
  const mine = isMine(note, self);
  const called = mine && synced ? mentionedIn(doc) : new Set<string>();
  const readers = members.filter(({ id }) => id !== self && called.has(id)).map(({ name }) => name);
  const Icon = note.audience === "private" ? Lock : Users;
  if (ended !== null) {
    return (
      <Banner tone="warning" className="m-4">
        {endedWords(ended)}
      </Banner>
    );
  }
  return (
    <div className="flex flex-col" data-note={note.audience}>
      <div className="flex flex-col gap-2 border-b px-4 py-2">
        <p className="flex items-start gap-1.5 text-xs text-muted">
          <Icon aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />
          {readersWords(note, self, readers)}
        </p>
        <DocumentStatus snapshot={snapshot} self={self} />
        {paused === null ? null : <Banner tone="warning">{pausedWords(paused)}</Banner>}
        {nearlyFull ? <Banner tone="warning">{nearlyFullWords(nearlyFull)}</Banner> : null}
        {readOnly && note.audience !== "private" ? <Banner tone="info">{readOnlyWords()}</Banner> : null}
        {refused ? (
          <Banner tone="danger" onDismiss={() => client.understood()}>
            {refusalWords(refused)}
          </Banner>
        ) : null}
      </div>
      {synced ? (
        <NoteEditor
          key={doc.guid}
          client={client}
          snapshot={snapshot}
          label={noteLabel(note, self)}
          people={members}
          mentionable={members.filter(
            ({ id, audiences }) => id !== self && audiences.includes(note.audience),
          )}
          onTooMuch={(what) =>
            toast({
              title: what === "paste" ? m.notes_too_much_paste() : m.notes_too_much_note(),
              tone: "danger",
            })
          }
        />
      ) : snapshot.connection === "offline" || snapshot.connection === "reconnecting" ? (
        <EmptyState
          title={m.notes_away_title()}
          description={snapshot.unsaved > 0 ? m.notes_away_waiting() : m.notes_away()}
          className="py-8"
        />
      ) : (
        <Loading />
      )}
    </div>
  );
}
