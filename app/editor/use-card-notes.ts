import { useUnseen } from "#app/live/use-organization-line.ts";
import { useFreshAnswer } from "#app/use-answer.ts";
import { cardNotesViewSchema } from "#domain/views/notes.ts";

/** Which notes of a card one may read and whom one can mention: asked again when somebody lets us in, or out. */
export function useCardNotes(requisition: string, application: string) {
  // A mention in a private note makes a reader: it comes with a notice.
  const unseen = useUnseen();
  const path = `/requisitions/${requisition}/applications/${application}/notes`;
  return useFreshAnswer(path, cardNotesViewSchema, unseen);
}
