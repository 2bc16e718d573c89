import { m } from "#app/paraglide/messages.js";
import { closeCode } from "#domain/live/wire.ts";
import type { NoteView } from "#domain/views/notes.ts";

/** Whether it is the viewer's own private note. */
export function isMine({ author }: NoteView, self: string): boolean {
  return author?.id === self;
}

const nameOf = ({ author }: NoteView) => author?.name || m.notes_nobody();

export function noteTab(note: NoteView, self: string): string {
  if (note.audience === "team") return m.notes_team();
  if (note.audience === "managers") return m.notes_managers();
  return isMine(note, self) ? m.notes_private() : m.notes_from({ name: nameOf(note) });
}

export function noteLabel(note: NoteView, self: string): string {
  if (note.audience === "team") return m.notes_label_team();
  if (note.audience === "managers") return m.notes_label_managers();
  return isMine(note, self) ? m.notes_label_private() : m.notes_label_from({ name: nameOf(note) });
}

/** Who can read it, in plain words. `readers` are the names of whom one's own private note mentions now. */
export function readersWords(note: NoteView, self: string, readers: readonly string[]): string {
  if (note.audience === "team") return m.notes_readers_team();
  if (note.audience === "managers") return m.notes_readers_managers();
  if (!isMine(note, self)) return m.notes_readers_from({ name: nameOf(note) });
  return readers.length === 0
    ? m.notes_readers_me()
    : m.notes_readers_named({ names: new Intl.ListFormat("en", { type: "conjunction" }).format(readers) });
}

export function endedWords(code: number): string {
  if (code === closeCode.sessionEnded) return m.notes_ended_session();
  if (code === closeCode.outdated) return m.notes_ended_outdated();
  return code === closeCode.missing ? m.notes_ended_missing() : m.notes_ended_access();
}
