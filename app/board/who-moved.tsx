import { useEffect, useState } from "react";
import { RelativeTime } from "#app/components/ui/relative-time-text.tsx";
import { useRoom } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { whoBrought } from "#app/routes/hiring/card/who-brought.ts";
import { cardViewSchema, type TimelineEntry } from "#domain/views/card.ts";

const answerWithinMs = 8_000;
/** Asked once for each time that a card came into a stage. */
const known = new Map<string, Promise<TimelineEntry | null>>();

/** Who brought a card where it stands, and when: asked of the server when somebody wants to know. */
export function WhoMoved({ application, words }: { application: string; words: string }) {
  const requisition = useRoom((room) => room.state.requisition);
  const since = useRoom((room) => room.state.applications[application]?.enteredStageAt ?? 0);
  const [entry, setEntry] = useState<TimelineEntry | null | undefined>();
  useEffect(() => {
    let gone = false;
    void ask(requisition, application, since).then((found) => (gone ? null : setEntry(found)));
    return () => {
      gone = true;
    };
  }, [requisition, application, since]);
  return (
    <span className="flex flex-col">
      <span>{words}</span>
      {entry === undefined ? <span className="text-muted">{m.follow_asking()}</span> : null}
      {entry ? (
        <span className="text-muted">
          {movedWords(entry)}
          <span aria-hidden="true"> · </span>
          <RelativeTime at={entry.at} />
        </span>
      ) : null}
    </span>
  );
}

function movedWords(entry: TimelineEntry): string {
  const name = entry.actor.kind === "system" ? m.card_by_system() : entry.actor.name;
  return entry.type === "application.moved" ? m.follow_moved_by({ name }) : m.follow_came_by({ name });
}

function ask(requisition: string, application: string, since: number): Promise<TimelineEntry | null> {
  const key = `${application}:${since}`;
  const before = known.get(key);
  if (before) return before;
  const asked = fetchEntry(requisition, application, since);
  known.set(key, asked);
  // Not to be had, or not projected yet: asked again the next time.
  void asked.then((entry) => (entry ? null : known.delete(key)));
  return asked;
}

async function fetchEntry(
  requisition: string,
  application: string,
  since: number,
): Promise<TimelineEntry | null> {
  try {
    const response = await fetch(`/api/v1/requisitions/${requisition}/applications/${application}`, {
      signal: AbortSignal.timeout(answerWithinMs),
    });
    if (!response.ok) return null;
    const card = cardViewSchema.safeParse(await response.json());
    const entry = card.success ? whoBrought(card.data.timeline) : null;
    return entry && entry.at >= since ? entry : null;
  } catch {
    return null;
  }
}
