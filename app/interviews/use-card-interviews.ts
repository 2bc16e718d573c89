/** A card's interviews: asked for when it is opened, after each act, and when somebody else has changed one. */
import { useCallback, useEffect, useState } from "react";
import { useRoom } from "#app/live/use-room.ts";
import type { CardInterviews } from "#domain/views/interviews.ts";
import { type Card, fetchInterviews } from "./api.ts";

const answerWithinMs = 10_000;

export function useCardInterviews(requisition: string, application: string) {
  const [state, setState] = useState<CardInterviews | "failed" | null>(null);
  const [turn, setTurn] = useState(0);
  // With the face changes who may know of the candidate, and so who can be chosen.
  const facts = useRoom((room) =>
    JSON.stringify([room.state.applications[application]?.interviews, room.faces[application]?.version]),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again for each turn and each change of the facts
  useEffect(() => {
    const gone = new AbortController();
    const signal = AbortSignal.any([gone.signal, AbortSignal.timeout(answerWithinMs)]);
    const card: Card = { requisition, application };
    void fetchInterviews(card, signal).then((view) => {
      if (gone.signal.aborted) return;
      if (view) setState(view);
      else setState((before) => (before === null ? "failed" : before));
    });
    return () => gone.abort();
  }, [requisition, application, turn, facts]);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  return { state, again };
}
