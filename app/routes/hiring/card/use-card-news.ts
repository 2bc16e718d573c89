/** The timeline of an open card, live: what just happened at once, then as the server tells it. */
import { useEffect, useMemo, useState } from "react";
import { useRevalidator } from "react-router";
import { useRoom, useRoomClient } from "#app/live/use-room.ts";
import { anonymousIn } from "#domain/access/faces.ts";
import type { CardView, TimelineEntry } from "#domain/views/card.ts";
import { liveEntry, mergeTimeline } from "./live-entry.ts";

/** The projection follows within a moment. */
const settleMs = 1_200;

export function useCardNews(card: CardView, self: { id: string; name: string }): readonly TimelineEntry[] {
  const client = useRoomClient();
  const { revalidate } = useRevalidator();
  const [live, setLive] = useState<readonly TimelineEntry[]>([]);
  const { application } = card;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = client.listen({
      events: (events) => {
        const about = events.filter((event) => event.application === application);
        if (about.length === 0) return;
        const room = client.snapshot();
        setLive((before) => [...before, ...about.map((event) => liveEntry(event, room, self))]);
        clearTimeout(timer);
        timer = setTimeout(() => void revalidate(), settleMs);
      },
    });
    return () => {
      stop();
      clearTimeout(timer);
      setLive([]);
    };
  }, [client, application, revalidate, self]);
  useFaceNews(application, revalidate);
  return useMemo(() => mergeTimeline(card.timeline, live), [card.timeline, live]);
}

/** A file was read, somebody corrected the fields, or names are shown or not any more: load the card again. */
function useFaceNews(application: string, revalidate: () => Promise<void>): void {
  const version = useRoom((room) => {
    const face = room.faces[application];
    return `${face?.sight} ${face?.version ?? 0} ${anonymousIn(room.state, application, room.abilities)}`;
  });
  const [known, setKnown] = useState({ application, version });
  useEffect(() => {
    if (known.application === application && known.version === version) return;
    setKnown({ application, version });
    if (known.application === application) void revalidate();
  }, [application, version, known, revalidate]);
}
