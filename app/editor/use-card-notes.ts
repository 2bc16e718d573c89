/** Which notes of a card one may read and whom one can mention: asked again when somebody lets us in, or out. */
import { useCallback, useEffect, useState } from "react";
import { useUnseen } from "#app/live/use-organization-line.ts";
import { type CardNotesView, cardNotesViewSchema } from "#domain/views/notes.ts";

export type CardNotesState =
  | { status: "loading" }
  | { status: "failed" }
  | { status: "there"; view: CardNotesView };

const answerWithinMs = 10_000;

export function useCardNotes(requisition: string, application: string) {
  const [state, setState] = useState<CardNotesState>({ status: "loading" });
  const [turn, setTurn] = useState(0);
  // A mention in a private note makes a reader: it comes with a notice.
  const unseen = useUnseen();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again for each turn and each notice
  useEffect(() => {
    const gone = new AbortController();
    const signal = AbortSignal.any([gone.signal, AbortSignal.timeout(answerWithinMs)]);
    void fetchNotes(requisition, application, signal).then((view) => {
      if (gone.signal.aborted) return;
      if (view) setState({ status: "there", view });
      else setState((before) => (before.status === "there" ? before : { status: "failed" }));
    });
    return () => gone.abort();
  }, [requisition, application, turn, unseen]);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  return { state, again };
}

async function fetchNotes(
  requisition: string,
  application: string,
  signal: AbortSignal,
): Promise<CardNotesView | null> {
  try {
    const path = `/api/v1/requisitions/${requisition}/applications/${application}/notes`;
    const response = await fetch(path, { signal });
    if (!response.ok) return null;
    return cardNotesViewSchema.safeParse(await response.json()).data ?? null;
  } catch {
    return null;
  }
}
